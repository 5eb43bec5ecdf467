import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { en, vi } from "../../src/locales/index.js";
import { renderAnswer } from "../../src/terminal/render.js";
import { displayWidth } from "../../src/terminal/wrap.js";
import { answer, excerpt, paragraph, sentence } from "./answers.js";

const plain = { colour: false, columns: null };
const citation = "Bài 2 › GIẢI PHÁP HIỆU QUẢ › đoạn 13";

test("an answer begins with where it stands, then quotes the sentence, then the whole paragraph", () => {
  expect(renderAnswer(answer(), vi, plain).split("\n")).toEqual([
    citation,
    "Khắc phục khuyết điểm",
    "",
    `▌ ${sentence}`,
    "",
    "Cả đoạn:",
    `  ${paragraph}`,
  ]);
});

test("in English the words around the quotation change, the quotation does not", () => {
  const lines = renderAnswer(answer(), en, plain).split("\n");
  expect(lines[0]).toBe("Part 2 › GIẢI PHÁP HIỆU QUẢ › paragraph 13");
  expect(lines).toContain("Whole paragraph:");
  expect(lines).toContain(`▌ ${sentence}`);
  expect(lines).toContain(`  ${paragraph}`);
});

test("neighbouring sentences are quoted as they stand, others with a mark of what is left out", () => {
  const [opening = "", figure = "", last = ""] = paragraph.split(/(?<=[.]) (?=\p{Lu})/u);
  const shownOf = (...parts: string[]) => renderAnswer(answer({ excerpts: [excerpt({}, parts)] }), vi, plain);
  expect(shownOf(figure, last)).toContain(`\n▌ ${figure} ${last}\n\n`);
  expect(shownOf(opening, last)).toContain(`\n▌ ${opening}\n▌ […]\n▌ ${last}\n\n`);
});

test("a paragraph that is highlighted whole is not printed twice", () => {
  const sentences = paragraph.split(/(?<=[.]) (?=\p{Lu})/u);
  for (const highlighted of [[paragraph], sentences]) {
    const shown = renderAnswer(answer({ excerpts: [excerpt({}, highlighted)] }), vi, plain);
    expect(shown.split("\n").slice(3)).toEqual([`▌ ${paragraph}`]);
  }
});

test("a paragraph without highlights is quoted whole", () => {
  const shown = renderAnswer(answer({ excerpts: [excerpt({}, [])] }), vi, plain);
  expect(shown.split("\n").at(-1)).toBe(`▌ ${paragraph}`);
});

test("other places are named only where they are nearly as good", () => {
  const other = (isAlternative: boolean, number: number) =>
    excerpt({ isAlternative, citation: { ...excerpt().citation, paragraph: number } });
  const shown = renderAnswer(answer({ excerpts: [excerpt(), other(true, 14), other(false, 15)] }), vi, plain);
  expect(shown.split("\n").slice(-2)).toEqual(["Xem thêm:", "  Bài 2 › GIẢI PHÁP HIỆU QUẢ › đoạn 14"]);
  expect(renderAnswer(answer({ excerpts: [excerpt(), other(false, 15)] }), vi, plain)).not.toContain(
    "Xem thêm",
  );
});

describe.each([
  [
    "Vietnamese",
    vi,
    "Loạt bài không nêu điều này",
    "“Cái Răng”",
    "Đoạn gần nhất:",
    "Không tìm thấy",
    "Mục gần nhất:",
  ],
  [
    "English",
    en,
    "The series does not state this",
    "“Cái Răng”",
    "Nearest passage:",
    "Nothing about this",
    "Nearest sections:",
  ],
] as const)("in %s", (_, locale, unstated, name, nearest, nothing, sections) => {
  test("a related answer says first that the series does not state this, and names what it lacks", () => {
    const related = answer({
      outcome: "related",
      missing: [{ text: "Cái Răng", kind: "place" }],
      excerpts: [excerpt(), excerpt()],
    });
    const lines = renderAnswer(related, locale, plain).split("\n");
    expect(lines[0]).toContain(unstated);
    expect(lines[0]).toContain(name);
    expect(lines.slice(1, 3)).toEqual(["", nearest]);
    expect(lines.slice(-4)).toEqual([
      `▌ ${sentence}`,
      "",
      `${locale.outcome.wholeParagraph}:`,
      `  ${paragraph}`,
    ]);
  });

  test("a related answer that misses nothing by name claims nothing, and quotes as an answer does", () => {
    const lines = renderAnswer(answer({ outcome: "related" }), locale, plain).split("\n");
    expect(lines[0]).toBe(locale.outcome.perhaps);
    expect(lines[1]).toBe("");
    expect(lines.slice(2)).toEqual(renderAnswer(answer(), locale, plain).split("\n"));
  });

  test("an answer that was not found quotes nothing and offers the nearest sections", () => {
    const section = {
      article: "bai-2",
      series: "Loạt bài",
      part: 2,
      section: "GIẢI PHÁP HIỆU QUẢ",
      id: "bai-2/11",
      ordinal: 10,
    };
    const opening = {
      ...section,
      section: "Mở đầu",
      untitled: "opening",
      id: "bai-2/1",
      ordinal: 0,
    } as const;
    const notFound = answer({ outcome: "not_found", excerpts: [], nearest: [section, opening] });
    const lines = renderAnswer(notFound, locale, plain).split("\n");
    expect(lines[0]).toContain(nothing);
    expect(lines.slice(1)).toEqual([
      sections,
      `  ${locale.citation.part(2)} › GIẢI PHÁP HIỆU QUẢ`,
      `  ${locale.citation.part(2)} › ${locale.citation.opening}`,
    ]);
    expect(renderAnswer({ ...notFound, nearest: [] }, locale, plain)).toBe(locale.outcome.notFound);
  });
});

test("colour changes no character", () => {
  const shown = renderAnswer(answer(), vi, { colour: true, columns: null });
  expect(shown).not.toBe(stripVTControlCharacters(shown));
  expect(stripVTControlCharacters(shown)).toBe(renderAnswer(answer(), vi, plain));
});

test("a terminal's lines stay within its width", () => {
  const shown = renderAnswer(answer(), vi, { colour: false, columns: 40 });
  for (const line of shown.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  expect(shown.split("\n").length).toBeGreaterThan(8);
});

test("an English question is answered in English words, whatever the terminal's", () => {
  expect(renderAnswer(answer({ language: "en" }), vi, plain)).toBe(renderAnswer(answer(), en, plain));
});

test("the title can be left out", () => {
  expect(renderAnswer(answer(), vi, plain, false)).toBe(
    renderAnswer(answer(), vi, plain).replace("\nKhắc phục khuyết điểm\n", "\n"),
  );
});
