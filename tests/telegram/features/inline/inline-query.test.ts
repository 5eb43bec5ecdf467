import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../../../../src/index/index.js";
import { vi } from "../../../../src/locales/index.js";
import { lettersOf } from "../../../../src/telegram/ui/fingerprint-letters.js";
import {
  answer,
  article,
  articleOf,
  excerpt,
  notFound,
  PARAGRAPH,
  SENTENCE,
  seriesOf,
} from "../../fixtures.js";
import { HandlerHarness, LAN, methods } from "../handler-harness.js";

const inline = async (harness: HandlerHarness, query: string, offset = "") => {
  const calls = await harness.handle({ inline_query: { id: "i", from: LAN, query, offset } });
  expect(methods(calls)).toEqual(["answerInlineQuery"]);
  return calls[0]?.payload;
};
const ids = (payload: { results: { id: string }[] }) => payload.results.map(({ id }) => id);

describe("asking from the text field of any chat", () => {
  test("finds passages, each to be chosen, kept for this person only", async () => {
    const harness = new HandlerHarness();
    const payload = await inline(harness, "  hộ nghèo Ô Môn ");
    expect(payload).toMatchObject({
      inline_query_id: "i",
      is_personal: true,
      cache_time: 300,
      next_offset: "",
    });
    expect(payload.results).toHaveLength(1);
    expect(payload.results[0].description).toBe(SENTENCE);
    expect(payload).not.toHaveProperty("button");
    expect(harness.asked[0]).toMatchObject({ question: "hộ nghèo Ô Môn", options: { excerpts: 11 } });
    expect(harness.counted).toEqual(["answered inline"]);
    expect(JSON.stringify(harness.log)).not.toMatch(/nghèo|Bí Mật/);
  });

  test("finds ten at a time, thirty in all", async () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) => `Đoạn ${index + 1}.`);
    const series = await seriesOf(articleOf({}, [["MỤC", paragraphs]]));
    const harness = new HandlerHarness({ series });
    harness.given = answer({
      excerpts: paragraphs.slice(0, 31).map((text, index) => excerpt(text, [], { id: `bai-2/${index + 1}` })),
    });
    const pages = [];
    for (let offset = ""; ; ) {
      const payload = await inline(harness, "a", offset);
      pages.push(...ids(payload));
      offset = payload.next_offset;
      if (offset === "") break;
    }
    expect(pages).toHaveLength(30);
    expect(new Set(pages).size).toBe(30);
    expect(harness.asked.map(({ options }) => options?.excerpts)).toEqual([11, 21, 30]);
  });

  test("with nothing typed offers how each section begins, ten at a time", async () => {
    const sections = Array.from(
      { length: 12 },
      (_, index) => [`MỤC ${index}`, ["Chữ.", "Chữ nữa."]] as const,
    );
    const harness = new HandlerHarness({ series: await seriesOf(articleOf({}, sections)) });
    const first = await inline(harness, " ");
    expect(first.results).toHaveLength(10);
    expect(first.results[1].title).toBe("Bài 2 › MỤC 1 › đoạn 3");
    const second = await inline(harness, "", first.next_offset);
    expect(second.results).toHaveLength(2);
    expect(second.next_offset).toBe("");
    expect(harness.asked).toEqual([]);
    expect((await inline(harness, "", "-1; drop")).results).toHaveLength(10);
    expect((await inline(harness, "", "999999")).results).toEqual([]);
  });

  test("with a shared passage finds just that, its sentence bold", async () => {
    const harness = new HandlerHarness();
    const { results } = await inline(harness, "bai-2/13.1");
    expect(results).toHaveLength(1);
    expect(results[0].input_message_content.message_text).toContain(PARAGRAPH);
    expect(results[0].description).toBe(SENTENCE);
    expect(harness.asked).toEqual([]);
    await inline(harness, "24/7");
    expect(harness.asked).toHaveLength(1);
  });

  describe("with a passage that was shared before the series changed", () => {
    const texts = [...article.passages.map(({ text }) => text)];
    const share = `bai-2/13.1~${lettersOf(fingerprintOf(PARAGRAPH))}`;
    const shared = async (slug: string, now: readonly string[], query = share) => {
      const harness = new HandlerHarness({ series: await seriesOf(articleOf({ slug }, [["MỤC", now]])) });
      const payload = await inline(harness, query);
      expect(harness.asked).toEqual([]);
      const [result] = payload.results;
      return { message: result?.input_message_content.message_text as string | undefined, ...payload };
    };
    const { changed } = vi.telegram.notices;
    const { passageChanged, passageGone, passageMoved } = vi.telegram.inline;

    test("finds it where it stands now", async () => {
      const { message, results, button } = await shared("bai-2", ["Mới.", ...texts]);
      expect(message).toBe(`Bài 2 › MỤC › đoạn 14\n${PARAGRAPH}`);
      expect(results[0].description).toBe(SENTENCE);
      expect(button).toBeUndefined();
    });

    test("finds the nearest one where it was changed, marked in the list and in what is sent", async () => {
      const { message, button, results } = await shared("bai-2", texts.with(12, "Đã sửa. Hết."));
      expect(message).toBe(`${changed}\nĐoạn gần nhất: Bài 2 › MỤC › đoạn 13\nĐã sửa. Hết.`);
      expect(results[0].input_message_content.entities.map(({ type }: { type: string }) => type)).toEqual([
        "expandable_blockquote",
      ]);
      expect(button.text).toBe(passageChanged);
      expect(button.start_parameter).toMatch(/^bai-2_13_[A-Za-z]{6}$/);
    });

    test("says so where it stands in another article, and where nothing is left of it", async () => {
      const moved = await shared("bai-9", texts);
      expect(moved.message).toContain(PARAGRAPH);
      expect(moved.button.text).toBe(passageMoved);
      expect(await shared("bai-9", ["Khác."])).toMatchObject({
        results: [],
        button: { text: passageGone, start_parameter: "hoi" },
      });
    });

    test("finds what stands at its place where an earlier version of the bot shared it", async () => {
      const { message, button } = await shared("bai-2", texts.with(12, "Đã sửa. Hết."), "bai-2/13.1");
      expect(message).toBe("Bài 2 › MỤC › đoạn 13\nĐã sửa. Hết.");
      expect(button).toBeUndefined();
    });
  });

  test("says what the series does not state, where a passage is only near", async () => {
    const { results } = await inline(new HandlerHarness(), "Cái Răng");
    expect(results[0].input_message_content.message_text).toMatch(
      /^Loạt bài không nêu điều này: .*“Cái Răng”/,
    );
  });

  test("that finds nothing leads to the bot", async () => {
    const harness = new HandlerHarness();
    harness.given = notFound;
    expect(await inline(harness, "thời tiết")).toMatchObject({
      results: [],
      button: { text: vi.telegram.inline.nothingFound, start_parameter: "hoi" },
    });
  });

  test("by somebody who is not registered leads to the bot, and is not kept", async () => {
    const harness = new HandlerHarness({ allowedChats: [-1] });
    expect(await inline(harness, "Ô Môn")).toMatchObject({
      results: [],
      cache_time: 0,
      button: { text: vi.telegram.inline.notAllowed, start_parameter: "hoi" },
    });
    expect(harness.asked).toEqual([]);
  });

  test("that breaks finds nothing, and that is not kept", async () => {
    const harness = new HandlerHarness();
    expect(await inline(harness, "hỏng bí mật")).toMatchObject({
      results: [],
      cache_time: 0,
      is_personal: true,
    });
    expect(harness.counted).toEqual(["apology inline"]);
    expect(JSON.stringify(harness.log)).not.toMatch(/bí mật/i);
  });
});
