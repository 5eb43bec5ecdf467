import { describe, expect, test } from "vitest";
import { HandlerHarness, message, methods } from "../handler-harness.js";

const ASKED = { text: "Ô Môn còn bao nhiêu hộ nghèo?" };

describe("an edited question", () => {
  const edited = (content: object) => ({
    edited_message: message({ edit_date: 1_100, ...content }),
  });

  test("gets its answer edited; the same text, thanks and what asks nothing change nothing", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    for (const same of [ASKED, { text: "cảm ơn" }, { text: "/hoi" }, { photo: [] }])
      expect(await harness.handle(edited(same))).toEqual([]);
    const calls = await harness.handle(edited({ text: "Cái Răng?" }));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ method: "editMessageText", payload: { chat_id: 7, message_id: 1_000 } });
    expect(calls[0]?.payload.text).toMatch(/^Loạt bài không nêu điều này/);
    expect(await harness.handle(edited({ text: "Cái Răng?" }))).toEqual([]);
    expect(harness.counted).toEqual(["answered private", "related private"]);
  });

  test("whose answer was deleted gets a new reply, which is edited from then on", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    harness.refusals.set("editMessageText", {
      error_code: 400,
      description: "Bad Request: message to edit not found",
    });
    expect(methods(await harness.handle(edited({ text: "Cái Răng?" })))).toEqual([
      "editMessageText",
      "sendMessage",
    ]);
    harness.refusals.clear();
    const [again] = await harness.handle(edited({ text: "Ô Môn?" }));
    expect(again).toMatchObject({ method: "editMessageText", payload: { message_id: 1_001 } });
  });

  test("that has the same answer is left alone", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    harness.refusals.set("editMessageText", {
      error_code: 400,
      description: "Bad Request: message is not modified: same",
    });
    expect(methods(await harness.handle(edited({ text: "hộ nghèo Ô Môn?" })))).toEqual(["editMessageText"]);
    expect(harness.log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("that was no question before is answered soon after, not later", async () => {
    const harness = new HandlerHarness();
    expect(methods(await harness.handle(edited({ edit_date: 1_900, ...ASKED })))).toEqual(["sendMessage"]);
    expect(await harness.handle(edited({ ...ASKED, message_id: 6, edit_date: 1_901 }))).toEqual([]);
  });

  test("of somebody who is not registered gets silence", async () => {
    expect(await new HandlerHarness({ allowedChats: [-1] }).handle(edited(ASKED))).toEqual([]);
  });
});

describe("an edited command", () => {
  const edited = (content: object) => ({
    edited_message: message({ edit_date: 1_100, ...content }),
  });
  const put = (calls: readonly { readonly method: string; readonly payload: { readonly text?: string } }[]) =>
    calls.map(({ method, payload }) => `${method} ${payload.text?.split("\n", 1)[0]}`);

  test("and a question made into one, have their reply edited", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    expect(put(await harness.handle(edited({ text: "/muc_luc" })))).toEqual([
      expect.stringMatching(/^editMessageText Mục lục/),
    ]);
    expect(put(await harness.handle(edited({ text: "/so_lieu hộ nghèo" })))).toEqual([
      expect.stringMatching(/^editMessageText .*hộ nghèo/),
    ]);
    expect(await harness.handle(edited({ text: "/so_lieu hộ nghèo" }))).toEqual([]);
    expect(methods(await harness.handle(edited({ text: "/so_lieu vườn" })))).toEqual(["editMessageText"]);
    expect(harness.topics.map(({ topic }) => topic)).toEqual(["hộ nghèo", "vườn"]);
    expect(put(await harness.handle(edited(ASKED)))).toEqual([
      expect.stringMatching(/^editMessageText Bài 2/),
    ]);
  });

  test("that was mistyped before is replied to once", async () => {
    const harness = new HandlerHarness();
    await harness.message({ text: "/mucluccc" });
    const [call] = await harness.handle(edited({ text: "/muc_luc" }));
    expect(call).toMatchObject({ method: "editMessageText", payload: { message_id: 1_000 } });
  });

  test("of long ago that nobody remembers is left alone", async () => {
    expect(await new HandlerHarness().handle(edited({ text: "/muc_luc", edit_date: 2_000 }))).toEqual([]);
  });
});
