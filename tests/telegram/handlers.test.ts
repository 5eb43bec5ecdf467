import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { excerptAt } from "../../src/answer/index.js";
import { vi } from "../../src/locales/index.js";
import { until } from "../support/bot-api/index.js";
import { type Call, dataOf, HandlerHarness, message, methods } from "./features/handler-harness.js";
import { answer, articleOf, FakeFigures, seriesOf } from "./fixtures.js";

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

describe("when the series changes", () => {
  /** An edition of one paragraph, whose answers come when they are let. */
  async function edition(text: string) {
    const article = articleOf({}, [["MỤC", [text]]]);
    const series = { ...(await seriesOf(article)), corpusHash: text };
    const waiting: (() => void)[] = [];
    const answerer = {
      answer: async () => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return answer({ excerpts: [{ ...excerptAt(series, 0, [0]), score: 1, isAlternative: false }] });
      },
    };
    return { edition: { answerer, figures: new FakeFigures(), series }, waiting };
  }
  const sectionOf = (sent: Call) => dataOf(sent, vi.telegram.buttons.section);

  test("a question is answered from the edition it began with, buttons included, and the next one from the new one", async () => {
    const harness = new HandlerHarness();
    const [old, now] = [await edition("Bản cũ còn đây."), await edition("Bản mới ra rồi.")];
    harness.edition = old.edition;
    const asking = harness.message(ASKED);
    await until(() => old.waiting[0]);
    harness.edition = now.edition;
    const next = harness.message({ ...ASKED, message_id: 6 });
    await until(() => now.waiting[0]);
    now.waiting[0]?.();
    const second = (await next).at(-1) as Call;
    old.waiting[0]?.();
    const first = (await asking).at(-1) as Call;
    expect(first.payload.text).toContain("Bản cũ còn đây.");
    expect(second.payload.text).toContain("Bản mới ra rồi.");
    // A button tells by its check which text it was made for.
    expect(sectionOf(first)).not.toBe(sectionOf(second));
    harness.edition = old.edition;
    const again = harness.message({ ...ASKED, message_id: 7 });
    await until(() => old.waiting[1]);
    old.waiting[1]?.();
    expect(sectionOf((await again).at(-1) as Call)).toBe(sectionOf(first));
  });

  test("what was asked before is gone on from, and an album gets one reply", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    harness.edition = { ...harness.edition };
    await harness.message({ text: "còn Thới Lai thì sao?", message_id: 9 });
    expect(harness.asked.at(-1)?.options?.previous).toBe(ASKED.text);
    const picture = { photo: [], media_group_id: "album", caption: "Ô Môn?" };
    expect(await harness.message(picture)).toHaveLength(1);
    harness.edition = { ...harness.edition };
    await harness.message({ photo: [], media_group_id: "album" });
    const before = harness.calls.length;
    await delay(1_200);
    expect(harness.calls).toHaveLength(before);
  });
});
