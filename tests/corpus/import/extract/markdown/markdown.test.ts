import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { markdownExtractor } from "../../../../../src/corpus/import/extract/markdown/index.js";
import { sourceCharacters } from "../../../../../src/corpus/read/reader.js";
import { extracted, leftOutFor, textsOf } from "../support/packages.js";

const read = (markdown: string) => extracted(markdownExtractor, new TextEncoder().encode(markdown), "bài.md");
const blocks = async (markdown: string) =>
  (await read(markdown)).pages[0]?.blocks.map(({ role, level, text }) => [role, level, text]);

describe("Markdown", () => {
  it("is read with headings of both kinds, lists, quotations, code, rules and tables", async () => {
    const markdown = `# Tiêu đề #

Mục một
=======

Đoạn đầu
nối dòng.\\
Xuống dòng.

- gạch
- [x] việc
1. một
2) hai

> trích
> tiếp

---

| Năm | Số |
| --- | :-: |
| 2018 | a \\| b |

\`\`\`js
# không phải tiêu đề
\`\`\`

[^1]: chú thích`;
    expect(await blocks(markdown)).toEqual([
      ["heading", 1, "Tiêu đề"],
      ["heading", 1, "Mục một"],
      [null, null, "Đoạn đầu nối dòng. Xuống dòng."],
      ["list-item", null, "gạch"],
      ["list-item", null, "việc"],
      ["list-item", null, "1. một"],
      ["list-item", null, "2) hai"],
      [null, null, "trích tiếp"],
      ["table-row", null, "Năm\tSố"],
      ["table-row", null, "2018\ta | b"],
      [null, null, "# không phải tiêu đề"],
      ["footnote", null, "1 chú thích"],
    ]);
  });

  it("is read without marks within its lines, and with what only looks like one", async () => {
    const [text] = textsOf(
      await read(
        '**Đậm** và *nghiêng*, [liên kết](http://a "b"), ![ảnh](a.png), `a_b*`, ten_tep_dai, 2 * 3, [không], \\*sao\\*, <https://a.vn> x<br>y<!-- ẩn -->.',
      ),
    );
    expect(text).toBe(
      "Đậm và nghiêng, liên kết, ảnh, a_b*, ten_tep_dai, 2 * 3, [không], *sao*, https://a.vn x y.",
    );
  });

  it("leaves out comments, and takes a front matter of any kind for metadata", async () => {
    const document = await read(
      '---\ntitle: "Bến đò"\nauthor: Lê Minh\ndate: 2023-05-12\n---\n<!-- nháp\nhai dòng -->\nThân bài.',
    );
    expect(textsOf(document)).toEqual(["Thân bài."]);
    expect(leftOutFor(document, "comment")).toEqual(["nháp\nhai dòng"]);
    expect(document.metadata).toMatchObject({
      title: "Bến đò",
      authors: ["Lê Minh"],
      published: "2023-05-12",
    });
  });

  it("of an article of the corpus gives every letter, its kinds and its front matter", async () => {
    const markdown = readFileSync(join(import.meta.dirname, "../../../../../corpus/bai-2.md"), "utf8");
    const document = await read(markdown);
    expect(textsOf(document).join("").replace(/\s/gu, "")).toBe(sourceCharacters(markdown));
    expect(document.metadata).toMatchObject({ part: 2, authors: ["ANH DŨNG", "SỸ KHANG"] });
    const roles = new Set(document.pages[0]?.blocks.map(({ role }) => role));
    expect([...roles].sort()).toEqual([null, "caption", "heading", "lead"].sort());
  });
});
