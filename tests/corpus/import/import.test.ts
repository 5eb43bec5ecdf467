import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/corpus/import/write/render.js";
import { textCharacters } from "../../../src/corpus/lines.js";
import { readArticle, sourceCharacters } from "../../../src/corpus/read/reader.js";
import { errorOf } from "../support/error.js";
import { importText } from "../support/import-text.js";
import { typeset } from "../support/typeset.js";
import { paragraph, runningText } from "../support/vietnamese.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const given = { part: 4, title: "Tên bài", series: "Tên loạt bài" };

/** Lines that look like all that a text or its markup may hold. */
const anyLine = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom(
    "# a",
    "<!-- meta -->",
    "<!--",
    "---",
    "\\* a",
    "* ANH DŨNG",
    "Bài 3: MỘT",
    "Ảnh: A B",
    "(Hết)",
    "12",
    "***",
    "MỘT HAI",
    "\f",
    " ",
    "một hai ba",
    "Một hai ba.",
  ),
);
const anyText = fc
  .array(anyLine, { minLength: 1, maxLength: 40 })
  .map((lines) => lines.join("\n"))
  .filter((text) => text.trim() !== "" && !text.includes("\0") && !/^\ufeff/u.test(text));

describe("importing plain text", () => {
  it("keeps every character of wrapped Vietnamese text, in order", async () => {
    const measure = (text: string) => text.length;
    const look = fc.record({
      column: fc.integer({ min: 20, max: 120 }),
      lineGap: fc.constantFrom(0, 1, 2),
      paragraphGap: fc.constantFrom(0, 1, 2),
      page: fc.integer({ min: 5, max: 60 }),
      pageBreak: fc.constantFrom("\f" as const, "\n" as const, "\n " as const),
      lineEnd: fc.constantFrom("\n" as const, "\r\n" as const),
    });
    await fc.assert(
      fc.asyncProperty(runningText, look, fc.boolean(), async (paragraphs, chosen, decomposed) => {
        const printed = typeset(paragraphs, { ...chosen, measure });
        const text = decomposed ? printed.normalize("NFD") : printed;
        const markdown = renderMarkdown(await importText(bytes(text), "a.txt", given));
        expect(sourceCharacters(markdown)).toBe(textCharacters(text));
      }),
      { numRuns: 60 },
    );
  });

  it("keeps every character of any text, and its article reads back as the blocks that were found", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const draft = await importText(bytes(text), "a.txt", given);
        const markdown = renderMarkdown(draft);
        expect(sourceCharacters(markdown)).toBe(textCharacters(new TextDecoder().decode(bytes(text))));
        const { passages } = readArticle(markdown, "bai-4.md");
        const found = draft.blocks.filter(({ kind }) => kind !== "heading");
        expect(passages.map(({ kind, text: own }) => ({ kind, text: own }))).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it("joins two lines by exactly one space", async () => {
    const text = "Tên loạt bài\n\nBài 1: Tên bài\n\nMột hai ba bốn năm\t \n   sáu bảy tám chín mười.";
    expect((await importText(bytes(text), "a.txt")).blocks.at(-1)?.text).toBe(
      "Một hai ba bốn năm sáu bảy tám chín mười.",
    );
  });

  it("names the field that a text does not tell, and the option to give", async () => {
    const [text] = fc.sample(paragraph, { numRuns: 1, seed: 1 });
    const only = (overrides: object) => errorOf(() => importText(bytes(text ?? ""), "a.txt", overrides));
    const missing = (field: string) => ({ code: "IMPORT_FIELD", file: "a.txt", field, option: `--${field}` });
    expect(await only({})).toEqual(missing("part"));
    expect(await only({ part: 4 })).toEqual(missing("title"));
    expect(await only({ part: 4, title: "Tên bài" })).toEqual(missing("series"));
    expect(await only(given)).toBeNull();
    const last = bytes(`Tên loạt bài\n\nBài cuối: Tên bài\n\n${text}`);
    expect(await errorOf(() => importText(last, "a.txt"))).toEqual(missing("part"));
  });

  it("lets a person's word count more than the text's", async () => {
    const text = bytes("Tên loạt bài\n\nBài 1: Tên bài\n\nMột hai ba bốn.");
    const draft = await importText(text, "a.txt", { ...given, slug: "phan-bon" });
    expect(draft).toMatchObject({ ...given, slug: "phan-bon", source: "a.txt" });
    expect(await importText(text, "a.txt")).toMatchObject({ slug: "bai-1", part: 1, title: "Tên bài" });
  });

  it.each([
    [{ part: 0 }, "--part"],
    [{ part: 1.5 }, "--part"],
    [{ part: Number.NaN }, "--part"],
    [{ title: " " }, "--title"],
    [{ series: "" }, "--series"],
    [{ slug: "../bai-2" }, "--slug"],
    [{ slug: "" }, "--slug"],
    [{ slug: "bài 2" }, "--slug"],
  ])("refuses the option %o", async (wrong, option) => {
    const action = () => importText(bytes("Một câu."), "a.txt", { ...given, ...wrong });
    expect(await errorOf(action)).toMatchObject({ code: "IMPORT_OPTION", option });
  });
});
