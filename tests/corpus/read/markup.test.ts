import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeLine, readBody, unescapeLine } from "../../../src/corpus/read/markup.js";
import { errorOf } from "../support/error.js";

const textsOf = (body: string) => readBody(body, "a.md", 1).map(({ text }) => text);

describe("readBody", () => {
  it("joins hand-wrapped lines by one space, and ends a paragraph at blank lines, headings and rules", () => {
    expect(textsOf("một\n  hai \nba\n\n\nbốn\n## NĂM\nsáu\n---\nbảy\r\ntám")).toEqual([
      "một hai ba",
      "bốn",
      "NĂM",
      "sáu",
      "bảy tám",
    ]);
  });

  it("gives a marker's kind to the paragraph below it only", () => {
    const items = readBody(
      "<!-- lead -->\n\nmột\n\nhai\n<!--caption--> ba\n\n<!-- meta -->\n## bốn\n\nnăm",
      "a.md",
      1,
    );
    expect(items.map(({ text, kind }) => [text, kind])).toEqual([
      ["một", "lead"],
      ["hai", null],
      ["ba", "caption"],
      ["bốn", null],
      ["năm", null],
    ]);
  });

  it("leaves notes out, over several lines too", () => {
    expect(textsOf("một\n<!-- còn phải\n\n## sửa -->\nhai <!-- trong câu -->")).toEqual([
      "một",
      "hai <!-- trong câu -->",
    ]);
  });

  it.each([
    ["in one line", "m".repeat(100_001), 3],
    ["in many lines", "chữ\n".repeat(30_000), 3],
    ["as a heading", `## ${"m".repeat(100_001)}`, 3],
  ])("refuses a paragraph that is too long, %s, and names its line", async (_what, paragraph, line) => {
    const error = await errorOf(() => readBody(`một\n\n${paragraph}\n\nhai`, "a.md", 1));
    expect(error).toMatchObject({ code: "CORPUS_PARAGRAPH_LONG", file: "a.md", line, limit: 100_000 });
    expect(error?.length).toBeGreaterThan(100_000);
  });

  it("reads the longest paragraph, and any number of shorter ones", () => {
    expect(textsOf("m".repeat(100_000))).toHaveLength(1);
    expect(textsOf(`${"m".repeat(1_000)}\n\n`.repeat(1_000))).toHaveLength(1_000);
  });

  it("refuses a letter with more marks than any script has", async () => {
    expect(textsOf(`hô${"\u0323".repeat(30)}`)).toHaveLength(1);
    expect(await errorOf(() => readBody(`một\n\nhô${"\u0323".repeat(31)}`, "a.md", 1))).toEqual({
      code: "CORPUS_MARKS",
      file: "a.md",
      line: 3,
    });
  });

  it("names the line of a wrong marker and of a comment that never ends", async () => {
    expect(await errorOf(() => readBody("một\n\n<!-- captoin -->\nhai", "a.md", 7))).toEqual({
      code: "CORPUS_MARKER",
      file: "a.md",
      line: 9,
      marker: "captoin",
    });
    expect(await errorOf(() => readBody("một\n<!-- hai\nba\n", "a.md", 7))).toEqual({
      code: "CORPUS_COMMENT",
      file: "a.md",
      line: 8,
    });
  });
});

describe("escapeLine", () => {
  it("lets any line be read back as itself", () => {
    const line = fc
      .string({ unit: "grapheme", minLength: 1 })
      .map((text) => text.replace(/\s+/gu, " ").trim());
    const markup = fc.constantFrom(
      "#",
      "## ",
      "<!--",
      "-->",
      "---",
      "\\",
      "\\\\",
      "* ",
      "- ",
      "> ",
      "```",
      "===",
      "[a]: ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, markup), { minLength: 1 }), (pieces) => {
        const text = pieces.join("").trim();
        fc.pre(text !== "");
        expect(unescapeLine(escapeLine(text))).toBe(text);
        expect(readBody(escapeLine(text), "a.md", 1)).toEqual([{ level: null, kind: null, text }]);
      }),
    );
  });

  it("leaves ordinary text as it is", () => {
    for (const text of ["Một câu.", "“Một”", "1. Một", "…"]) expect(escapeLine(text)).toBe(text);
    expect(escapeLine("* ANH DŨNG")).toBe("\\* ANH DŨNG");
    expect(unescapeLine("\\một")).toBe("\\một");
  });
});
