// What the npm scripts call: compiles what changed since the last time, then runs the program in this same process.
import { build } from "./build.mjs";

const status = build();
if (status !== 0) process.exit(status);
await import("../dist/main.js");
