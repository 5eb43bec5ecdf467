import { GrammyError } from "grammy";
import { expect, test } from "vitest";
import { tellAdmins } from "../../../src/telegram/transport/tell-admins.js";
import { type LogLine, recordingLogger } from "../test-bot.js";

/** An API that refuses one chat. */
function api(refused?: number) {
  const sent: [number, string][] = [];
  const sendMessage = async (id: number, text: string) => {
    if (id === refused)
      throw new GrammyError(
        "no",
        { ok: false, error_code: 403, description: "Forbidden" },
        "sendMessage",
        {},
      );
    sent.push([id, text]);
  };
  return { sent, sendMessage: sendMessage as never };
}

test("every administrator is told once, but those who know", async () => {
  const { sent, sendMessage } = api();
  const options = { adminIds: [1, 2, 2, 3], logger: recordingLogger([]) };
  await tellAdmins({ sendMessage }, options, "tin", new Set([3]));
  expect(sent).toEqual([
    [1, "tin"],
    [2, "tin"],
  ]);
  await tellAdmins({ sendMessage }, { logger: recordingLogger([]) }, "tin", new Set());
  expect(sent).toHaveLength(2);
});

test("who cannot be told keeps nobody else from being told, and is not named in the log", async () => {
  const { sent, sendMessage } = api(4_242);
  const log: LogLine[] = [];
  await tellAdmins({ sendMessage }, { adminIds: [4_242, 2], logger: recordingLogger(log) }, "tin", new Set());
  expect(sent).toEqual([[2, "tin"]]);
  expect(log).toMatchObject([{ level: "warn", fields: { status: 403 } }]);
  expect(JSON.stringify(log)).not.toContain("4242");
});

test("a text is cut to what a message takes", async () => {
  const { sent, sendMessage } = api();
  await tellAdmins(
    { sendMessage },
    { adminIds: [1], logger: recordingLogger([]) },
    "dài ".repeat(2_000),
    new Set(),
  );
  expect(sent[0]?.[1].length).toBeLessThanOrEqual(4_096);
});
