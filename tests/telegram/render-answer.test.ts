import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/answer/types.js";
import { en, vi } from "../../src/locales/index.js";
import { type Place, renderAnswer } from "../../src/telegram/render-answer.js";
import type { StyledText } from "../../src/telegram/styled-text.js";
import { findFault } from "../support/bot-api/index.js";
import { answer, excerpt, notFound, PARAGRAPH, related, SENTENCE } from "./fixtures.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";

/** The texts under entities of a type (any quotation: `quote`). */
function under({ text, entities }: StyledText, type: "bold" | "quote"): string[] {
  const wanted = entities.filter((entity) =>
    type === "quote" ? /blockquote$/.test(entity.type) : entity.type === type,
  );
  return wanted.map(({ offset, length }) => text.slice(offset, offset + length));
}

/** Sentences numbered from 1, long enough to fill a message. */
function longParagraph(sentences: number): string {
  return Array.from(
    { length: sentences },
    (_, index) => `Câu số ${index + 1} nói về việc giảm nghèo ở quận.`,
  ).join(" ");
}

describe("an answered question", () => {
  test("gets the citation first, then the paragraph as a quotation, the answering sentence bold", () => {
    const message = renderAnswer(answer(), vi, "private");
    expect(message.text).toBe(`${CITATION}\n${PARAGRAPH}`);
    expect(under(message, "quote")).toEqual([PARAGRAPH]);
    expect(under(message, "bold")).toEqual([SENTENCE]);
    expect(findFault(message.text, message.entities)).toBeNull();
  });

  test("is cited in the reader's language, the printed heading as printed", () => {
    expect(renderAnswer(answer(), en, "private").text).toMatch(
      /^Part 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › paragraph 13\n/,
    );
  });

  test("is quoted collapsed when long, the answering sentence shown above unless it stands at the start", () => {
    const text = longParagraph(30);
    const late = renderAnswer(
      answer({ excerpts: [excerpt(text, ["Câu số 20 nói về việc giảm nghèo ở quận."])] }),
      vi,
      "group",
    );
    expect(under(late, "quote")).toEqual(["Câu số 20 nói về việc giảm nghèo ở quận.", text]);
    expect(late.entities.map(({ type }) => type)).toEqual(["blockquote", "expandable_blockquote", "bold"]);
    expect(late.text).toContain("\nCả đoạn:\n");

    const early = renderAnswer(
      answer({ excerpts: [excerpt(text, ["Câu số 1 nói về việc giảm nghèo ở quận."])] }),
      vi,
      "group",
    );
    expect(early.entities.map(({ type }) => type)).toEqual(["expandable_blockquote", "bold"]);
  });

  test("is cut around the answering sentence when too long for a message, with … outside the quotation", () => {
    const text = longParagraph(200);
    const sentence = "Câu số 120 nói về việc giảm nghèo ở quận.";
    const message = renderAnswer(answer({ excerpts: [excerpt(text, [sentence])] }), vi, "private");
    const [preview, whole = ""] = under(message, "quote");
    expect(preview).toBe(sentence);
    expect(text).toContain(whole);
    expect(whole).toContain(sentence);
    expect(whole).toMatch(/^Câu số \d+ .*quận\.$/);
    expect(message.text).toContain(`\n…\n${whole}\n…`);
    expect(message.text.startsWith(CITATION)).toBe(true);
    expect(message.text.length).toBeGreaterThan(3_900);
    expect(findFault(message.text, message.entities)).toBeNull();
  });

  test("keeps the paragraph's number in sight under a heading of any length", () => {
    const citation = { ...excerpt().citation, section: "RẤT DÀI ".repeat(1_000) };
    const message = renderAnswer(answer({ excerpts: [{ ...excerpt(), citation }] }), vi, "private");
    expect(message.text).toMatch(/^Bài 2 › RẤT DÀI .*… › đoạn 13\n/);
  });
});

describe("further excerpts", () => {
  const second = excerpt(
    "Hai năm qua, quận vận động hỗ trợ. Nhờ vậy, hộ nghèo giảm.",
    ["Nhờ vậy, hộ nghèo giảm."],
    {
      id: "bai-2/14",
      score: 0.9,
      citation: { ...excerpt().citation, paragraph: 14 },
    },
  );

  test("follow in a private chat: citation and answering sentence only", () => {
    const message = renderAnswer(answer({ excerpts: [excerpt(), second] }), vi, "private");
    expect(message.text).toBe(
      `${CITATION}\n${PARAGRAPH}\n\nXem thêm:\n${CITATION.replace("13", "14")}\nNhờ vậy, hộ nghèo giảm.`,
    );
    expect(under(message, "quote")).toEqual([PARAGRAPH, "Nhờ vậy, hộ nghèo giảm."]);
  });

  test("are spared a group", () => {
    expect(renderAnswer(answer({ excerpts: [excerpt(), second] }), vi, "group").text).toBe(
      `${CITATION}\n${PARAGRAPH}`,
    );
  });

  test("are left out when their evidence is weak, when they do not fit, and beyond two", () => {
    const weak = { ...second, score: 0.2 };
    expect(renderAnswer(answer({ excerpts: [excerpt(), weak] }), vi, "private").text).not.toContain(
      "Xem thêm",
    );
    const long = excerpt(longParagraph(200), ["Câu số 1 nói về việc giảm nghèo ở quận."]);
    expect(renderAnswer(answer({ excerpts: [long, second] }), vi, "private").text).not.toContain("Xem thêm");
    const many = ["a", "b", "c"].map((id) => ({ ...second, id }));
    const message = renderAnswer(answer({ excerpts: [excerpt(), ...many] }), vi, "private");
    expect(under(message, "quote")).toHaveLength(3);
  });
});

describe("a related question", () => {
  test("is told plainly what the series never mentions, then the nearest passage, collapsed", () => {
    const message = renderAnswer(related, vi, "private");
    expect(message.text).toBe(
      `Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”.\nĐoạn gần nhất: ${CITATION}\n${PARAGRAPH}`,
    );
    // Nothing in it is bold: it does not answer.
    expect(message.entities.map(({ type }) => type)).toEqual(["expandable_blockquote"]);
  });

  test("is told so without a word to name, too", () => {
    expect(renderAnswer({ ...related, missing: [] }, vi, "group").text).toMatch(
      /^Không thấy loạt bài nêu rõ điều này\.\n/,
    );
    expect(renderAnswer({ ...related, missing: ["Cái Răng", "Phong Điền"] }, en, "group").text).toMatch(
      /^The series does not state this: it never mentions “Cái Răng” or “Phong Điền”\.\nNearest passage: /,
    );
  });
});

describe("a question off topic", () => {
  test("is told that nothing was found, with the nearest sections and no quotation", () => {
    const message = renderAnswer(notFound, vi, "private");
    expect(message).toEqual({
      text: "Không tìm thấy nội dung này trong loạt bài.\nMục gần nhất: Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ · Bài 2 › Cuối bài",
      entities: [],
    });
    expect(renderAnswer(notFound, en, "private").text).toContain("Part 2 › End of the article");
  });

  test("needs no nearest section", () => {
    expect(renderAnswer({ ...notFound, nearest: [] }, vi, "group").text).toBe(
      "Không tìm thấy nội dung này trong loạt bài.",
    );
  });
});

describe("whatever the texts are", () => {
  const unicode = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 10_000, size: "max" }),
    fc.string({ unit: "binary", maxLength: 3_000, size: "max" }),
    fc
      .array(fc.constantFrom("e\u0302\u0301", "👍", "Ô Môn ", ". ", "\u0301", "\n", "  ", "…"), {
        maxLength: 4_000,
        size: "max",
      })
      .map((units) =>
        units
          .join("")
          .slice(0, 10_000)
          .replace(/\p{Surrogate}/gu, ""),
      ),
    fc.constant("\u0301".repeat(9_000)),
  );
  const range = fc.tuple(fc.integer({ min: -10, max: 10_010 }), fc.integer({ min: 0, max: 10_000 }));
  const anyExcerpt = fc.record({
    id: fc.string(),
    text: unicode,
    highlights: fc.array(
      range.map(([start, length]) => [start, start + length] as const),
      { maxLength: 2 },
    ),
    section: unicode,
    score: fc.double({ noNaN: true }),
  });
  const anyAnswer = fc.record({
    question: unicode,
    outcome: fc.constantFrom("answered" as const, "related" as const, "not_found" as const),
    excerpts: fc.array(anyExcerpt, { maxLength: 3 }),
    missing: fc.array(unicode, { maxLength: 8 }),
    nearest: fc.array(unicode, { maxLength: 4 }),
  });

  test("the message is valid, fits, and quotes only what the excerpts hold", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        anyAnswer,
        fc.constantFrom<Place>("private", "group"),
        fc.constantFrom(vi, en),
        (any, place, locale) => {
          const given: Answer = {
            ...any,
            confidence: 0.5,
            tookMs: 1,
            excerpts: any.excerpts.map(({ section, ...rest }) => ({
              ...rest,
              citation: { article: "a", part: 1, title: "t", section, paragraph: 321 },
            })),
            nearest: any.nearest.map((section, part) => ({ article: "a", part, section, id: `a/${part}` })),
          };
          const message = renderAnswer(given, locale, place);
          expect(findFault(message.text, message.entities)).toBeNull();
          for (const quote of under(message, "quote")) {
            expect(given.excerpts.some(({ text }) => text.includes(quote))).toBe(true);
          }
          if (given.outcome !== "not_found" && given.excerpts.length > 0)
            expect(message.text).toMatch(/(đoạn|paragraph) 321/);
        },
      ),
      { numRuns: 150 },
    );
  });
});
