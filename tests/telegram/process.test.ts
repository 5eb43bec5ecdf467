import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { person, privateChat, startBotApi, until } from "../support/bot-api/index.js";
import { afterTest } from "./stage.js";

const ROOT = join(import.meta.dirname, "..", "..");

/** The real process against a Bot API on this machine, with an index directory of its own. */
async function startProcess(token: string, apiRoot: string) {
  const indexDirectory = await mkdtemp(join(tmpdir(), "trich-dan-index-"));
  const child = spawn(process.execPath, ["dist/main.js"], {
    cwd: ROOT,
    env: { ...process.env, BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, INDEX_DIR: indexDirectory },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  const exited = once(child, "close").then(([code]) => code as number | null);
  afterTest(async () => {
    await end(child, exited);
    await rm(indexDirectory, { recursive: true, force: true });
  });
  return { child, output, exited };
}

async function end(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await exited;
}

test("the process answers from the shipped series and ends within seconds of SIGTERM", {
  timeout: 120_000,
}, async () => {
  const { server, bot } = await startBotApi();
  afterTest(() => server.close());
  const { child, output, exited } = await startProcess(bot.token, server.root);
  await until(
    () => (bot.poll.isHeld || child.exitCode !== null ? true : undefined),
    90_000,
    "the bot never polled",
  );
  expect(output.stderr).not.toMatch(/error/i);

  const chat = privateChat(bot, person());
  chat.say("quan o mon con bao nhieu ho ngheo");
  const reply = await chat.reply(20_000);
  expect(reply.text).toMatch(/^Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn \d+\n/);
  const quoted = reply.entities?.filter(({ type }) => type.endsWith("blockquote")) ?? [];
  expect(quoted.map(({ offset, length }) => reply.text?.slice(offset, offset + length)).join("\n")).toContain(
    "3.093",
  );

  const asked = Date.now();
  child.kill("SIGTERM");
  expect(await exited).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5_000);
  expect(bot.poll.unconfirmed).toEqual([]);
  const printed = output.stdout + output.stderr;
  expect(printed).not.toContain(bot.token);
  expect(printed).not.toMatch(/ho ngheo|Lan Anh/);
});

test("a wrong token ends the process with one clear line and exit code 2", { timeout: 120_000 }, async () => {
  const { server } = await startBotApi();
  afterTest(() => server.close());
  const token = "987654321:AAwrong-secret_0123456789abcdefghij";
  const { output, exited } = await startProcess(token, server.root);
  expect(await exited).toBe(2);
  const complaints = output.stderr.split("\n").filter((line) => line.includes("BOT_TOKEN"));
  expect(complaints).toHaveLength(1);
  expect(output.stderr).not.toMatch(/\n\s+at /);
  expect(output.stdout + output.stderr).not.toContain(token);
});
