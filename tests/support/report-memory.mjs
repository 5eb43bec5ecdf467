// Loaded into a process before its own code: at SIGUSR2 it collects its garbage and prints the bytes that it still holds.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

process.on("SIGUSR2", () => {
  // What the first collection finalises, the second frees.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  process.stderr.write(`HELD ${heapUsed + external}\n`);
});
