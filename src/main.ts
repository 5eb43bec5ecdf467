#!/usr/bin/env node
import { AppError, describeError } from "./errors.js";
import { holdSignals } from "./terminal/stop-signal.js";

/** The oldest Node.js that runs the program: `engines` of package.json. */
const oldest = [20, 12] as const;

// Before anything else is loaded: process 1 of a container hears no signal that it does not listen to.
const signals = holdSignals();
process.exitCode = await main();
// The native model runtime keeps threads that would hold the process open.
process.exit();

async function main(): Promise<number> {
  try {
    assertNode(process.versions.node);
    const { runProgram } = await import("./program.js");
    return await runProgram(process.argv, signals);
  } catch (error) {
    // No setting is read yet, so neither is the language.
    process.stderr.write(`${describeError(error, "vi")}\n`);
    return 2;
  }
}

function assertNode(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new AppError("NODE_TOO_OLD", { version, needed: oldest.join(".") });
}
