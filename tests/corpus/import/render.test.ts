import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleDraft, Block } from "../../../src/corpus/draft.js";
import { renderMarkdown } from "../../../src/corpus/import/render.js";
import { readArticle, sourceCharacters } from "../../../src/corpus/read/reader.js";

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
const blocks = fc
  .array(
    fc.record({ kind: fc.constantFrom<Block["kind"]>("heading", "meta", "lead", "body", "caption"), text }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
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
        expect(passages.map(({ kind, text: own }) => ({ kind, text: own }))).toEqual(texts);
        const headings = all.filter(({ kind }) => kind === "heading").map(({ text: own }) => own);
        const printed = sections.map(({ heading }) => heading);
        expect(printed.filter((heading) => headings.includes(heading))).toEqual(headings);
        const characters = all.map((block) => block.text.replace(/\s+/gu, ""));
        expect(sourceCharacters(markdown)).toBe(characters.join(""));
      }),
      { numRuns: 400 },
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
