// Loaded into the bot before its own code: at SIGUSR2 it prints the longest time in ms that its event loop was held up since the last time.
let longest = 0;
let last = performance.now();

// Not node:perf_hooks: its monitor misses what holds the loop up right after a reset.
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last - 1);
  last = now;
}, 1).unref();

process.on("SIGUSR2", () => {
  process.stderr.write(`LOOP ${longest}\n`);
  longest = 0;
});
