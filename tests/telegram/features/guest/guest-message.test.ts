import { describe, expect, test } from "vitest";
import { vi } from "../../../../src/locales/index.js";
import { PARAGRAPH } from "../../fixtures.js";
import { GROUP, HandlerHarness, LAN, methods } from "../handler-harness.js";

describe("called as a guest", () => {
  const guest = async (harness: HandlerHarness, content: object) => {
    const text = "@trich_dan_bot Ô Môn?";
    const entities = [{ type: "mention", offset: 0, length: 14 }];
    const calls = await harness.handle({
      guest_message: {
        message_id: 5,
        date: 1,
        chat: GROUP,
        from: LAN,
        guest_query_id: "g",
        text,
        entities,
        ...content,
      },
    });
    expect(methods(calls)).toEqual(["answerGuestQuery"]);
    expect(calls[0]?.payload.guest_query_id).toBe("g");
    const { result } = calls[0]?.payload ?? {};
    expect(result.id).not.toBe("");
    return result.input_message_content.message_text as string;
  };

  test("the bot says one thing: the passage, or what it cannot say", async () => {
    const harness = new HandlerHarness();
    expect(await guest(harness, {})).toMatch(new RegExp(`đoạn 13\\n${PARAGRAPH.slice(0, 20)}`));
    expect(await guest(harness, { text: "@trich_dan_bot Cái Răng?" })).toMatch(
      /^Loạt bài không nêu điều này/,
    );
    expect(await guest(harness, { text: "@trich_dan_bot thời tiết" })).toBe(vi.outcome.notFound);
    expect(await guest(harness, { text: "@trich_dan_bot" })).toBe(vi.telegram.howToAsk);
    expect(await guest(harness, { text: "@trich_dan_bot bạn là ai" })).toBe(vi.smallTalk.identity(null));
    expect(await guest(harness, { text: "@trich_dan_bot giúp với" })).toBe(vi.telegram.howToAsk);
    const reply_to_message = { message_id: 4, from: { id: 9 }, text: "Ô Môn nghèo." };
    await guest(harness, { text: "@trich_dan_bot", reply_to_message });
    expect(harness.asked.at(-1)).toEqual({
      question: "Ô Môn nghèo.",
      options: { isStatement: true, excerpts: 1, scope: null },
    });
    expect(harness.counted).toEqual(["answered guest", "related guest", "not_found guest", "answered guest"]);
  });

  test("by somebody who is not registered, it tells the number to register", async () => {
    const harness = new HandlerHarness({ allowedChats: [-1] });
    expect(await guest(harness, {})).toBe(vi.telegram.notAllowed(7));
    expect(harness.asked).toEqual([]);
  });

  test("it serves a person who is listed, or an administrator, not a chat whose number is that of a listed one", async () => {
    const text = async (listed: number[], content = {}) =>
      guest(new HandlerHarness({ allowedChats: listed, adminIds: [9] }), content);
    expect(await text([GROUP.id])).toBe(vi.telegram.notAllowed(7));
    expect(await text([7])).toContain(PARAGRAPH.slice(0, 20));
    expect(await text([-1], { from: { id: 9, is_bot: false } })).toContain(PARAGRAPH.slice(0, 20));
  });

  test("somebody who calls as a group is told where the number is to be had, and none that would serve others", async () => {
    const harness = new HandlerHarness({ allowedChats: [GROUP.id, 99] });
    const anonymous = { from: { id: 99, is_bot: true }, sender_chat: GROUP };
    expect(await guest(harness, anonymous)).toBe(vi.telegram.inline.notAllowed);
    expect(await guest(new HandlerHarness(), anonymous)).toContain(PARAGRAPH.slice(0, 20));
  });

  test("and when something breaks, it says sorry", async () => {
    const harness = new HandlerHarness();
    expect(await guest(harness, { text: "@trich_dan_bot hỏng bí mật" })).toBe(vi.telegram.apology);
    expect(harness.counted).toEqual(["apology guest"]);
    expect(JSON.stringify(harness.log)).not.toMatch(/bí mật/i);
  });
});
