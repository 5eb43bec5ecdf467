// Compiles and runs the benchmarks.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "./build.mjs";
import { compilePeers } from "./peers.mjs";

const root = join(import.meta.dirname, "..");
const typescript = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin",
  "tsc",
);
const built = await build();
if (built !== 0) process.exit(built);
const { status } = spawnSync(process.execPath, [typescript, "-p", join(root, "tsconfig.bench.json")], {
  stdio: "inherit",
});
if (status !== 0) process.exit(status ?? 1);
if (process.argv[2] === "speed") compilePeers();
await import("../dist/bench/bench/main.js");
