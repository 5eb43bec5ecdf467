// Writes down what a recording of the tests says: its bytes are the words, and some words are orders.
import { spawn } from "node:child_process";
import { appendFileSync, readFileSync, statSync } from "node:fs";

const path = process.argv.at(-1);
const said = readFileSync(path, "utf8");
const [order, argument] = said.split("\n");
const orders = {
  // Tells what it was given, and what it sees of the environment.
  report: () =>
    process.stdout.write(
      Buffer.from(
        JSON.stringify({
          arguments: process.argv.slice(2),
          mode: statSync(path).mode & 0o777,
          names: Object.keys(process.env),
        }),
      ).toString("base64url"),
    ),
  fail: () => process.exit(3),
  die: () => process.kill(process.pid, "SIGTERM"),
  // A megabyte of words.
  flood: () => process.stdout.write("lời ".repeat(262_144)),
  // Never ends, nor does what it starts; the ids of both and the file's path go to the file named.
  hang: () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
    appendFileSync(argument, `${JSON.stringify({ ids: [process.pid, child.pid], path })}\n`);
    setInterval(() => {}, 1_000);
  },
  // Ends, and leaves behind a process that holds its output open.
  leave: () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
    appendFileSync(argument, `${JSON.stringify({ ids: [child.pid], path })}\n`);
    process.stdout.write("Ô Môn còn bao nhiêu hộ nghèo?", () => process.exit(0));
  },
};
if (Object.hasOwn(orders, order)) orders[order]();
else process.stdout.write(said);
