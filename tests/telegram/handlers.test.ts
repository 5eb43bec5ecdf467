import { describe, expect, test } from "vitest";
import { vi } from "../../src/locales/index.js";
import { HandlerHarness, message, methods } from "./features/handler-harness.js";

const ASKED = { text: "Ô Môn còn bao nhiêu hộ nghèo?" };

describe("when something breaks", () => {
  test("the person is told, and the log says where, not what was asked", async () => {
    const harness = new HandlerHarness();
    const calls = await harness.message({ text: "câu hỏng bí mật" });
    expect(calls.map(({ payload }) => payload.text)).toEqual([vi.telegram.apology]);
    expect(harness.log).toMatchObject([
      { level: "error", fields: { updateId: 1, chatType: "private", error: "RangeError" } },
    ]);
    expect(JSON.stringify(harness.log)).not.toMatch(/bí mật/i);
    expect(harness.counted).toEqual(["apology private"]);
  });

  test("an old answer stands, without more words", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    expect(await harness.handle({ edited_message: message({ text: "hỏng", edit_date: 1_001 }) })).toEqual([]);
    expect(harness.log.at(-1)).toMatchObject({ level: "error" });
  });

  test("nothing is said where the chat is closed or the network gone, and the rest goes on", async () => {
    const harness = new HandlerHarness();
    harness.refusals.set("sendMessage", {
      error_code: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    expect(methods(await harness.message(ASKED))).toEqual(["sendMessage"]);
    expect(harness.log.map(({ level }) => level)).toEqual(["debug"]);
    expect(harness.counted).toEqual([]);
    harness.refusals.set("sendMessage", { error_code: 500, description: "Internal Server Error" });
    expect(methods(await harness.message(ASKED))).toEqual(["sendMessage", "sendMessage"]);
    harness.refusals.clear();
    expect(methods(await harness.message(ASKED))).toEqual(["sendMessage"]);
  });
});
