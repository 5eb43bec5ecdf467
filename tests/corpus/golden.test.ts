import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/corpus/import/write/render.js";
import { textCharacters } from "../../src/corpus/lines.js";
import { readArticle, sourceCharacters } from "../../src/corpus/read/reader.js";
import { importText } from "./support/import-text.js";

const root = join(import.meta.dirname, "..", "..");
const source = await readFile(join(import.meta.dirname, "golden", "bai-2.source.txt"));
const golden: unknown = JSON.parse(
  await readFile(join(import.meta.dirname, "golden", "bai-2.paragraphs.json"), "utf8"),
);
const shipped = await readFile(join(root, "corpus", "bai-2.md"), "utf8");
const text = source.toString("utf8");

function paragraphsOf(markdown: string): { section: string; kind: string; text: string }[] {
  return readArticle(markdown, "bai-2.md").passages.map(({ section, kind, text: own }) => ({
    section,
    kind,
    text: own,
  }));
}

async function imported(content: string): Promise<string> {
  return renderMarkdown(await importText(new TextEncoder().encode(content), "000_4bc8395bf882db21.txt"));
}

/** The printed lines, without anything between them but what `between` puts there. */
function printedLines(between: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join(between);
}

describe("the shipped article", () => {
  it("has the paragraphs that a reader of the newspaper sees", async () => {
    expect(paragraphsOf(shipped)).toEqual(golden);
  });

  it("is exactly what the importer makes of its source", async () => {
    expect(await imported(text)).toBe(shipped);
  });

  it("holds every printed character in order, and no other", async () => {
    expect(sourceCharacters(shipped)).toBe(textCharacters(text));
  });

  it("knows its series, part, authors and the next part from the text alone", async () => {
    expect(readArticle(shipped, "bai-2.md")).toMatchObject({
      slug: "bai-2",
      series: "Nâng cao năng lực lãnh đạo của các cấp ủy Đảng, đưa thành phố phát triển nhanh, bền vững",
      part: 2,
      title: "Khắc phục khuyết điểm, tạo chuyển biến trên nhiều lĩnh vực",
      authors: ["ANH DŨNG", "SỸ KHANG"],
      source: "000_4bc8395bf882db21.txt",
      nextPart: { part: 3, title: "NHỮNG KINH NGHIỆM ĐÚC KẾT TỪ THỰC TIỄN" },
    });
  });
});

describe("the same article, laid out otherwise", () => {
  it.each([
    ["with CRLF", text.replaceAll("\n", "\r\n")],
    ["with CR", text.replaceAll("\n", "\r")],
    ["with a byte order mark", `\ufeff${text}`],
    ["without blank lines", printedLines("\n")],
    ["with two blank lines everywhere", printedLines("\n\n\n")],
    ["with form feeds between pages", text.replace(/\n (?=\S)/gu, "\n\f")],
    [
      "one paragraph per line",
      paragraphsOf(shipped)
        .map((paragraph) => paragraph.text)
        .join("\n"),
    ],
  ])("%s has the same titles and paragraphs", async (name, content) => {
    const expected = name === "one paragraph per line" ? withoutHeadings() : golden;
    expect(paragraphsOf(await imported(content))).toEqual(expected);
  });

  it("has the same paragraphs in decomposed Unicode, and keeps that form", async () => {
    const markdown = await imported(text.normalize("NFD"));
    expect(sourceCharacters(markdown)).toBe(textCharacters(text.normalize("NFD")));
    const composed = paragraphsOf(markdown).map((paragraph) => ({
      section: paragraph.section.normalize("NFC"),
      kind: paragraph.kind,
      text: paragraph.text.normalize("NFC"),
    }));
    expect(composed).toEqual(golden);
  });

  it("is read from UTF-16 of both byte orders", async () => {
    const little = Buffer.from(`\ufeff${text}`, "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) {
      expect(renderMarkdown(await importText(bytes, "000_4bc8395bf882db21.txt"))).toBe(shipped);
    }
  });

  it("keeps page numbers, apart from the running text", async () => {
    const markdown = await imported(text.replace(/\n (?=\S)/gu, "\n7\n\f"));
    const numbers = paragraphsOf(markdown).filter((paragraph) => paragraph.text === "7");
    expect(numbers).toHaveLength(4);
    expect(numbers.every(({ kind }) => kind === "meta")).toBe(true);
    // Each number also parts the paragraph that it stands in.
    expect(paragraphsOf(markdown)).toHaveLength(paragraphsOf(shipped).length + 4 + 4);
  });
});

/** What is left of the golden paragraphs when the text has no printed heading. */
function withoutHeadings(): unknown {
  const paragraphs = golden as { section: string; kind: string; text: string }[];
  return paragraphs.map((paragraph) => {
    const isNotice = paragraph.section === "Cuối bài";
    return { ...paragraph, section: isNotice ? "Cuối bài" : "Mở đầu" };
  });
}
