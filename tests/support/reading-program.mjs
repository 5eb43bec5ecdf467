// Stands in for the process that reads a document: does what the request's path says.
process.once("disconnect", () => process.exit());
process.once("message", async ({ path, entry }) => {
  const page = (done) => process.send({ type: "page", done, total: 3, memory: process.memoryUsage.rss() });
  const does = {
    tell() {
      const told = { env: Object.keys(process.env), argv: process.execArgv, entry };
      process.send({ type: "failed", code: "INTERNAL", parameters: { reason: JSON.stringify(told) } });
    },
    pages() {
      page(0);
      setTimeout(() => page(1), 150);
    },
    hang() {
      page(0);
      for (;;);
    },
    heap() {
      const held = [];
      for (;;) held.push({ at: held.length, text: `${held.length}` });
    },
    memory() {
      const held = [];
      setInterval(() => held.push(Buffer.alloc(16 * 1024 * 1024, 1)), 5);
    },
    crash: () => process.kill(process.pid, "SIGSEGV"),
    end: () => process.exit(3),
  };
  does[path]();
});
