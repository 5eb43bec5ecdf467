import { describe, expect, it } from "vitest";
import { inferColumn } from "../../src/corpus/column.js";
import { visualLines } from "../../src/corpus/lines.js";
import { TYPEFACES } from "../../src/corpus/typeface.js";
import { typeset } from "./support/typeset.js";

const words = "vườn kém hiệu quả kinh tế để trồng các loại cây ăn trái giá trị mười lăm mô hình mới".split(" ");
const text = Array.from({ length: 600 }, (_, index) => words[(index * index + 3 * index) % words.length]).join(" ");
const plain = { lineGap: 0, paragraphGap: 0, page: 1e9, pageBreak: "\n", lineEnd: "\n" } as const;

describe("inferColumn", () => {
  it.each(TYPEFACES.map((typeface) => [typeface.name, typeface] as const))(
    "recognises a page set in a %s typeface, and its width within one per cent",
    (name, { width: measure }) => {
      const column = inferColumn(visualLines(typeset([text], { ...plain, measure, column: 30_000 })));
      expect(column?.typeface.name).toBe(name);
      expect(column?.room).toBeGreaterThan(29_700);
      expect(column?.room).toBeLessThanOrEqual(30_000);
    },
  );

  it("finds none in a text whose lines are paragraphs", () => {
    const lines = "Một câu.\nHai câu dài hơn.\nBa.\nBốn câu.";
    expect(inferColumn(visualLines(lines))).toBeNull();
  });

  it("finds none where only short items begin with a small letter", () => {
    const long = "Một đoạn dài hơn mọi mục trong danh sách ở dưới.";
    expect(inferColumn(visualLines(`${long}\nmục hai\nmục ba\n${long}\n${long}\n${long}`))).toBeNull();
  });

  it("finds none in a single line or in no line", () => {
    expect(inferColumn(visualLines("một"))).toBeNull();
    expect(inferColumn([])).toBeNull();
  });
});
