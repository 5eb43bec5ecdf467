import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleDraft, Block } from "../../../src/corpus/draft.js";
import { renderMarkdown } from "../../../src/corpus/import/render.js";
import { readArticle, sourceCharacters } from "../../../src/corpus/read/reader.js";
import type { PassageSource } from "../../../src/corpus/types.js";

const text = fc
  .tuple(
    fc.constantFrom(
      "",
      "# ",
      "## ",
      "#",
      "<!-- meta -->",
      "<!--",
      "---",
      "***",
      "\\",
      "\\\\",
      "* ",
      "- ",
      "> ",
      "```",
      "=== ",
    ),
    fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })),
  )
  // What a block is: one line, trimmed, with something on it.
  .map((parts) =>
    parts
      .join("")
      .replace(/[\n\r\v\f\u2028\u2029]/gu, "")
      .trim(),
  )
  .filter((line) => line !== "" && !/\p{Cs}/u.test(line));
const field = text.map((line) => line.replace(/\s+/gu, " "));
const reading = fc.record({ text, other: fc.string({ unit: "binary" }) });
const block = fc.record<Block, "kind" | "text">(
  {
    kind: fc.constantFrom<Block["kind"]>("heading", "meta", "lead", "body", "caption"),
    text,
    page: fc.integer({ min: 1, max: 999_999 }),
    isRecognised: fc.constant(true as const),
    readings: fc.array(reading, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ["kind", "text"] },
);
const blocks = fc
  .array(block, { minLength: 1, maxLength: 12 })
  .filter((all) => all.some(({ kind }) => kind !== "heading"));
const part = fc.integer({ min: 1, max: 99 });
const draft: fc.Arbitrary<ArticleDraft> = fc.record({
  slug: fc.constant("a"),
  series: field,
  part,
  title: field,
  authors: fc.array(field, { maxLength: 3 }),
  source: fc.option(field),
  nextPart: fc.option(fc.record({ part, title: field })),
  blocks,
});

describe("renderMarkdown", () => {
  it("is read back as the same article, whatever the text", () => {
    fc.assert(
      fc.property(draft, (written) => {
        const markdown = renderMarkdown(written);
        const { passages, sections, ...frontMatter } = readArticle(markdown, "a.md");
        const { blocks: all, ...expected } = written;
        expect(frontMatter).toEqual(expected);
        const texts = all.filter(({ kind }) => kind !== "heading");
        const blocksOf = passages.map(({ id, article, section, paragraph, ...rest }): Block => rest);
        expect(blocksOf).toEqual(texts);
        const headings = all.filter(({ kind }) => kind === "heading").map(({ text: own }) => own);
        const printed = sections.map(({ heading }) => heading);
        expect(printed.filter((heading) => headings.includes(heading))).toEqual(headings);
        const characters = all.map((block) => block.text.replace(/\s+/gu, ""));
        expect(sourceCharacters(markdown)).toBe(characters.join(""));
      }),
      { numRuns: 400 },
    );
  });

  it("tells a page once, where it begins", () => {
    const body = (text: string, source: PassageSource): Block => ({ kind: "body", text, ...source });
    const scan = { page: 2, isRecognised: true } as const;
    const written: ArticleDraft = {
      slug: "bai-1",
      series: "Loạt bài",
      part: 1,
      title: "Tên bài",
      authors: [],
      source: null,
      nextPart: null,
      blocks: [
        body("Một.", { page: 1 }),
        body("Hai.", { page: 1 }),
        { kind: "heading", text: "BA", page: 2 },
        body("Còn 3.093 hộ.", { ...scan, readings: [{ text: "3.093", other: "3.098 -->" }] }),
        body("Năm.", scan),
        body("Sáu.", {}),
      ],
    };
    expect(renderMarkdown(written).split("---\n\n")[1]).toBe(
      "<!-- page: 1 -->\n<!-- body -->\nMột.\n\nHai.\n\n<!-- page: 2 -->\n## BA\n\n" +
        '<!-- page: 2, recognised -->\n<!-- reading: ["3.093","3.098 --\\u003e"] -->\nCòn 3.093 hộ.\n\n' +
        "Năm.\n\n<!-- page: none -->\nSáu.\n",
    );
  });

  it("reads well in a viewer: headings, one line a paragraph, hidden markers, an escaped asterisk", () => {
    const written: ArticleDraft = {
      slug: "bai-1",
      series: "Loạt bài",
      part: 1,
      title: "Tên bài",
      authors: ["ANH DŨNG"],
      source: null,
      nextPart: null,
      blocks: [
        { kind: "meta", text: "* ANH DŨNG" },
        { kind: "heading", text: "MỤC MỘT" },
        { kind: "body", text: "Đoạn một." },
      ],
    };
    expect(renderMarkdown(written)).toBe(
      "---\nseries: Loạt bài\npart: 1\ntitle: Tên bài\nauthors:\n  - ANH DŨNG\n---\n\n" +
        "<!-- meta -->\n\\* ANH DŨNG\n\n## MỤC MỘT\n\nĐoạn một.\n",
    );
  });
});
