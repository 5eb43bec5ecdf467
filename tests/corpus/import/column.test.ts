import { describe, expect, it } from "vitest";
import { inferColumn, widthWithNextWord } from "../../../src/corpus/import/column.js";
import { allTypefaces, serifFace } from "../../../src/corpus/import/typeface.js";
import { visualLines } from "../../../src/corpus/lines.js";
import { typeset } from "../support/typeset.js";

const words = "vườn kém hiệu quả kinh tế để trồng các loại cây ăn trái giá trị mười lăm mô hình mới".split(
  " ",
);
const text = Array.from(
  { length: 600 },
  (_, index) => words[(index * index + 3 * index) % words.length],
).join(" ");
const plain = { lineGap: 0, paragraphGap: 0, page: 1e9, pageBreak: "\n", lineEnd: "\n" } as const;

describe("inferColumn", () => {
  it("recognises a page set in a serif typeface, and its width within one per cent", () => {
    const measure = serifFace.width;
    const column = inferColumn(visualLines(typeset([text], { ...plain, measure, column: 30_000 })));
    expect(column?.typeface.name).toBe("serif");
    expect(column?.room).toBeGreaterThan(29_700);
    expect(column?.room).toBeLessThanOrEqual(30_000);
  });

  it.each(allTypefaces.map((typeface) => [typeface.name, typeface.width] as const))(
    "finds a column in which nearly every line of a %s page is full, and a line with two words less is not",
    (_, measure) => {
      const lines = visualLines(typeset([text], { ...plain, measure, column: 30_000 }));
      const column = inferColumn(lines);
      if (column === null) throw new Error("no column");
      const hasRoom = (line: string, next: string) =>
        widthWithNextWord(column.typeface, line, next) <= column.room;
      const inner = lines
        .slice(0, -1)
        .map((line, index) => [line.text, lines[index + 1]?.text ?? ""] as const);
      const full = inner.filter(([line, next]) => !hasRoom(line, next)).length;
      const short = inner.filter(([line, next]) => hasRoom(line.replace(/ \S+ \S+$/u, ""), next)).length;
      expect(full / inner.length).toBeGreaterThan(0.9);
      expect(short / inner.length).toBeGreaterThan(0.9);
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
