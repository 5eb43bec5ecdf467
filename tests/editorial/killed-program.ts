import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";

const program = join(import.meta.dirname, "..", "support", "editorial-program.mjs");
/** A kill comes at most so long after the first change began, in ms: some dozens of changes. */
const longest = 150;

/** What is told before each change. */
export type Told = Readonly<Record<"before" | "after", Readonly<Record<string, string>>>>;

/**
 * Runs a program that changes a library, and kills it at a random moment after its first word.
 * @returns the change that it told of last; null where it had not begun one
 */
export async function killedProgram(...args: readonly string[]): Promise<Told | null> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  await Promise.race([once(child.stdout, "data"), once(child, "close")]);
  await wait(Math.random() * longest);
  child.kill("SIGKILL");
  const [status, signal] = await once(child, "close");
  expect([status, signal], printed).toEqual([null, "SIGKILL"]);
  const last = printed.split("\n").at(-2) ?? "";
  return last === '"ready"' ? null : (JSON.parse(last) as Told);
}
