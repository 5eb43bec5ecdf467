// What the npm scripts call: builds what changed since the last time, then runs the program in this same process.
import module from "node:module";
import { build } from "./build.mjs";

// Node 22 and later keep compiled code between starts.
module.enableCompileCache?.();

const status = await build();
if (status !== 0) process.exit(status);
await import("../dist/main.js");
