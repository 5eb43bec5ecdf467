import { describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { answer, articleOf, excerpt, notFound, PARAGRAPH, SENTENCE, seriesOf } from "../fixtures.js";
import { Desk, GROUP, LAN, methods } from "./desk.js";

const inline = async (desk: Desk, query: string, offset = "") => {
  const calls = await desk.handle({ inline_query: { id: "i", from: LAN, query, offset } });
  expect(methods(calls)).toEqual(["answerInlineQuery"]);
  return calls[0]?.payload;
};
const ids = (payload: { results: { id: string }[] }) => payload.results.map(({ id }) => id);

describe("asking from the text field of any chat", () => {
  test("finds passages, each to be chosen, kept for this person only", async () => {
    const desk = new Desk();
    const payload = await inline(desk, "  hộ nghèo Ô Môn ");
    expect(payload).toMatchObject({
      inline_query_id: "i",
      is_personal: true,
      cache_time: 300,
      next_offset: "",
    });
    expect(payload.results).toHaveLength(1);
    expect(payload.results[0].description).toBe(SENTENCE);
    expect(payload).not.toHaveProperty("button");
    expect(desk.asked[0]).toMatchObject({ question: "hộ nghèo Ô Môn", options: { excerpts: 11 } });
    expect(desk.counted).toEqual(["answered inline"]);
    expect(JSON.stringify(desk.log)).not.toMatch(/nghèo|Bí Mật/);
  });

  test("finds ten at a time, thirty in all", async () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) => `Đoạn ${index + 1}.`);
    const series = await seriesOf(articleOf({}, [["MỤC", paragraphs]]));
    const desk = new Desk({ series });
    desk.given = answer({
      excerpts: paragraphs.slice(0, 31).map((text, index) => excerpt(text, [], { id: `bai-2/${index + 1}` })),
    });
    const pages = [];
    for (let offset = ""; ; ) {
      const payload = await inline(desk, "a", offset);
      pages.push(...ids(payload));
      offset = payload.next_offset;
      if (offset === "") break;
    }
    expect(pages).toHaveLength(30);
    expect(new Set(pages).size).toBe(30);
    expect(desk.asked.map(({ options }) => options?.excerpts)).toEqual([11, 21, 30]);
  });

  test("with nothing typed offers how each section begins, ten at a time", async () => {
    const sections = Array.from(
      { length: 12 },
      (_, index) => [`MỤC ${index}`, ["Chữ.", "Chữ nữa."]] as const,
    );
    const desk = new Desk({ series: await seriesOf(articleOf({}, sections)) });
    const first = await inline(desk, " ");
    expect(first.results).toHaveLength(10);
    expect(first.results[1].title).toBe("Bài 2 › MỤC 1 › đoạn 3");
    const second = await inline(desk, "", first.next_offset);
    expect(second.results).toHaveLength(2);
    expect(second.next_offset).toBe("");
    expect(desk.asked).toEqual([]);
    expect((await inline(desk, "", "-1; drop")).results).toHaveLength(10);
    expect((await inline(desk, "", "999999")).results).toEqual([]);
  });

  test("with a shared passage finds just that, its sentence bold", async () => {
    const desk = new Desk();
    const { results } = await inline(desk, "bai-2/13.1");
    expect(results).toHaveLength(1);
    expect(results[0].input_message_content.message_text).toContain(PARAGRAPH);
    expect(results[0].description).toBe(SENTENCE);
    expect(desk.asked).toEqual([]);
    await inline(desk, "24/7");
    expect(desk.asked).toHaveLength(1);
  });

  test("says what the series does not state, where a passage is only near", async () => {
    const { results } = await inline(new Desk(), "Cái Răng");
    expect(results[0].input_message_content.message_text).toMatch(
      /^Loạt bài không nêu điều này: .*“Cái Răng”/,
    );
  });

  test("that finds nothing leads to the bot", async () => {
    const desk = new Desk();
    desk.given = notFound;
    expect(await inline(desk, "thời tiết")).toMatchObject({
      results: [],
      button: { text: vi.telegram.inline.nothingFound, start_parameter: "hoi" },
    });
  });

  test("by somebody who is not registered leads to the bot, and is not kept", async () => {
    const desk = new Desk({ allowedChats: [-1] });
    expect(await inline(desk, "Ô Môn")).toMatchObject({
      results: [],
      cache_time: 0,
      button: { text: vi.telegram.inline.notAllowed, start_parameter: "hoi" },
    });
    expect(desk.asked).toEqual([]);
  });

  test("that breaks finds nothing, and that is not kept", async () => {
    const desk = new Desk();
    expect(await inline(desk, "hỏng bí mật")).toMatchObject({
      results: [],
      cache_time: 0,
      is_personal: true,
    });
    expect(desk.counted).toEqual(["apology inline"]);
    expect(JSON.stringify(desk.log)).not.toMatch(/bí mật/i);
  });
});

describe("called as a guest", () => {
  const guest = async (desk: Desk, content: object) => {
    const text = "@trich_dan_bot Ô Môn?";
    const entities = [{ type: "mention", offset: 0, length: 14 }];
    const calls = await desk.handle({
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
    const desk = new Desk();
    expect(await guest(desk, {})).toMatch(new RegExp(`đoạn 13\\n${PARAGRAPH.slice(0, 20)}`));
    expect(await guest(desk, { text: "@trich_dan_bot Cái Răng?" })).toMatch(/^Loạt bài không nêu điều này/);
    expect(await guest(desk, { text: "@trich_dan_bot thời tiết" })).toBe(vi.outcome.notFound);
    expect(await guest(desk, { text: "@trich_dan_bot" })).toBe(vi.telegram.howToAsk);
    const reply_to_message = { message_id: 4, from: { id: 9 }, text: "Ô Môn nghèo." };
    await guest(desk, { text: "@trich_dan_bot", reply_to_message });
    expect(desk.asked.at(-1)).toEqual({
      question: "Ô Môn nghèo.",
      options: { isStatement: true, excerpts: 1 },
    });
    expect(desk.counted).toEqual(["answered guest", "related guest", "not_found guest", "answered guest"]);
  });

  test("by somebody who is not registered, it tells the number to register", async () => {
    const desk = new Desk({ allowedChats: [-1] });
    expect(await guest(desk, {})).toBe(vi.telegram.notAllowed(7));
    expect(desk.asked).toEqual([]);
  });

  test("and when something breaks, it says sorry", async () => {
    const desk = new Desk();
    expect(await guest(desk, { text: "@trich_dan_bot hỏng bí mật" })).toBe(vi.telegram.apology);
    expect(desk.counted).toEqual(["apology guest"]);
    expect(JSON.stringify(desk.log)).not.toMatch(/bí mật/i);
  });
});
