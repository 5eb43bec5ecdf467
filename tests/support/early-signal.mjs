// Loaded into a process before its own code: it gets SIGTERM as soon as it listens to it, before anything else is loaded.
const on = process.on;
process.on = function (name, listener) {
  on.call(this, name, listener);
  if (name === "SIGTERM") {
    process.on = on;
    process.kill(process.pid, "SIGTERM");
  }
  return this;
};
