import { describe, expect, it } from "vitest";
import { readArticle, slugOf, sourceCharacters } from "../../../src/corpus/read/reader.js";
import { articleWith } from "../support/article.js";
import { errorOf } from "../support/error.js";

describe("readArticle", () => {
  it("reads a handwritten article", () => {
    const markdown = articleWith(
      "Sa-pô viết tay.\n\n## Mục một\n\nĐoạn một\nxuống dòng.\n\n## Mục hai\n\nĐoạn hai.",
    );
    const article = readArticle(markdown, "bai-1.md");
    expect(article).toMatchObject({ slug: "bai-1", series: "Loạt bài", part: 1, title: "Bài mẫu" });
    expect(article.passages).toEqual([
      {
        id: "bai-1/1",
        article: "bai-1",
        section: "Mở đầu",
        paragraph: 1,
        kind: "lead",
        text: "Sa-pô viết tay.",
      },
      {
        id: "bai-1/2",
        article: "bai-1",
        section: "Mục một",
        paragraph: 2,
        kind: "body",
        text: "Đoạn một xuống dòng.",
      },
      { id: "bai-1/3", article: "bai-1", section: "Mục hai", paragraph: 3, kind: "body", text: "Đoạn hai." },
    ]);
    expect(article.sections.flatMap(({ passages }) => passages)).toEqual(article.passages);
  });

  it("keeps the Unicode form of the text", () => {
    const decomposed = "Cần Thơ".normalize("NFD");
    expect(readArticle(articleWith(decomposed), "a.md").passages[0]?.text).toBe(decomposed);
  });

  it("reads CRLF as it reads LF", () => {
    const markdown = articleWith("Một\nhai.\n\n## Mục\n\nBa.");
    expect(readArticle(markdown.replaceAll("\n", "\r\n"), "a.md")).toEqual(readArticle(markdown, "a.md"));
  });

  it("names the line below which an article has no paragraph", async () => {
    for (const body of ["", "\n\n", "## Mục", "<!-- chưa có gì -->"]) {
      expect(await errorOf(() => readArticle(articleWith(body), "a.md"))).toEqual({
        code: "CORPUS_NO_PARAGRAPH",
        file: "a.md",
        line: 6,
      });
    }
  });

  it("counts lines from the top of the file", async () => {
    const error = await errorOf(() => readArticle(articleWith("Một.\n\n<!-- lede -->\nHai."), "a.md"));
    expect(error).toMatchObject({ code: "CORPUS_MARKER", line: 8 });
  });

  it("reads ten megabytes in time that grows with size, not with its square", () => {
    const paragraphs = Array.from({ length: 20_000 }, (_, index) => `Đoạn ${index} ${"chữ ".repeat(90)}hết.`);
    const timeOf = (count: number) => {
      const markdown = articleWith(paragraphs.slice(0, count).join("\n\n"));
      const start = performance.now();
      expect(readArticle(markdown, "a.md").passages).toHaveLength(count);
      return performance.now() - start;
    };
    timeOf(2_000);
    const small = timeOf(2_000);
    // Ten times the text; a quadratic reader would take a hundred times as long.
    expect(timeOf(20_000)).toBeLessThan(40 * Math.max(small, 5));
  });
});

describe("sourceCharacters", () => {
  it("leaves out front matter, markup and white space, and nothing else", () => {
    const markdown = articleWith(
      "<!-- meta -->\n\\* A B\n\n## C  D\n\n---\n<!-- một ghi chú -->\n\\# e\u00a0# f",
    );
    expect(sourceCharacters(markdown)).toBe("*ABCD#e#f");
  });
});

describe("slugOf", () => {
  it("is the same for both Unicode forms of a file name", () => {
    expect(slugOf("bài-2.MD")).toBe("bài-2");
    expect(slugOf("bài-2.md".normalize("NFD"))).toBe("bài-2");
  });
});
