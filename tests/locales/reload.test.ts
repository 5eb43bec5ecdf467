import { expect, test } from "vitest";
import { AppError } from "../../src/errors.js";
import { en, reloadText, vi } from "../../src/locales/index.js";
import { article } from "../telegram/fixtures.js";

const head = (part: number, title = `Tên ${part}`) => ({ ...article, slug: `bai-${part}`, part, title });
const broken = (line: number) => new AppError("CORPUS_NO_PARAGRAPH", { file: "bai-9.md", line });

test("tells what changed, each article by its part and title", () => {
  const difference = { added: [head(3)], changed: [head(1), head(2)], withdrawn: [head(4)], passages: 1_234 };
  expect(reloadText({ difference, problems: [] }, vi)).toBe(
    "Đã nạp lại loạt bài: thêm 1 bài, sửa 2 bài, rút 1 bài; nay có 1.234 đoạn.\n" +
      "• Thêm: Bài 3: Tên 3\n• Sửa: Bài 1: Tên 1\n• Sửa: Bài 2: Tên 2\n• Rút: Bài 4: Tên 4",
  );
  expect(reloadText({ difference: { ...difference, added: [], withdrawn: [] }, problems: [] }, en)).toBe(
    "The series was loaded again: 2 articles changed; it has 1,234 paragraphs now.\n" +
      "• Changed: Part 1: Tên 1\n• Changed: Part 2: Tên 2",
  );
});

test("tells that nothing changed, what has to be put right, or why it failed", () => {
  expect(reloadText({ difference: null, problems: [] }, vi)).toBe("Loạt bài không có gì thay đổi.");
  const told = reloadText({ difference: null, problems: [broken(4)] }, vi);
  expect(told).toMatch(/^Loạt bài không có gì thay đổi\.\n\nCần sửa .*:\n• bai-9\.md, dòng 4: /);
  const failed = reloadText({ error: new AppError("CORPUS_EMPTY", { directory: "x" }) }, en);
  expect(failed).toMatch(/^The series could not be loaded again; .*:\n• /);
});

test("a message holds whatever there is to tell, in either language", () => {
  const many = Array.from({ length: 500 }, (_, at) => head(at + 1, "Tên rất dài ".repeat(40)));
  const problems = Array.from(
    { length: 500 },
    (_, at) => new AppError("CORPUS_NO_PARAGRAPH", { file: `${"dài".repeat(400)}.md`, line: at }),
  );
  const difference = { added: many, changed: many, withdrawn: many, passages: 9 };
  for (const locale of [vi, en]) {
    const text = reloadText({ difference, problems }, locale);
    expect(text.length).toBeLessThanOrEqual(4_096);
    expect(text).toContain(locale.reload.more(494));
  }
});
