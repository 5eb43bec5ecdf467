// Loaded into a process before its own code: it gets the signal EARLY_SIGNAL, else SIGTERM, as soon as it listens to it, before anything else is loaded.
const on = process.on;
const signal = process.env.EARLY_SIGNAL ?? "SIGTERM";
process.on = function (name, listener) {
  on.call(this, name, listener);
  if (name === signal) {
    process.on = on;
    process.kill(process.pid, signal);
  }
  return this;
};
