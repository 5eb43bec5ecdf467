import fc from "fast-check";
import { expect, test } from "vitest";
import { embeddingUnits, unitKey } from "../../../src/index/vectors/embedding-unit.js";
import { anArticle, aPassage } from "../article.js";

const unitsOf = (text: string) =>
  embeddingUnits(4, aPassage(text), anArticle()).map(({ sentence, text: unit }) => [sentence, unit]);

test("each sentence is a unit that knows its number and its passage", () => {
  const text = "Quận Ô Môn còn 3.093 hộ nghèo. Huyện Thới Lai cải tạo vườn tạp.";
  expect(embeddingUnits(4, aPassage(text), anArticle())).toEqual([
    { passage: 4, sentence: 0, text: "Quận Ô Môn còn 3.093 hộ nghèo." },
    { passage: 4, sentence: 1, text: "Huyện Thới Lai cải tạo vườn tạp." },
  ]);
});

test("a short sentence is read with the one before, and the numbers go on counting it", () => {
  expect(unitsOf("Huyện Thới Lai cải tạo vườn tạp. Được mùa. Cả huyện phấn khởi vô cùng vì thế.")).toEqual([
    [0, "Huyện Thới Lai cải tạo vườn tạp. Được mùa."],
    [2, "Cả huyện phấn khởi vô cùng vì thế."],
  ]);
});

test("a short sentence that begins its passage stands alone", () => {
  expect(unitsOf("Được mùa. Huyện Thới Lai cải tạo vườn tạp.")).toEqual([
    [0, "Được mùa."],
    [1, "Huyện Thới Lai cải tạo vườn tạp."],
  ]);
  expect(unitsOf("Được.")).toEqual([[0, "Được."]]);
});

test("a long sentence is cut between words into windows that models can read", () => {
  const sentence = `${Array.from({ length: 700 }, (_, at) => `Từ${at}`).join(" ")}.`;
  const units = unitsOf(`Câu mở đầu của đoạn này. ${sentence} Câu kết của cả đoạn này.`);
  const windows = units.filter(([number]) => number === 1).map(([, text]) => text as string);
  expect(windows.length).toBeGreaterThan(3);
  for (const window of windows) expect(window.length).toBeLessThanOrEqual(1_000);
  expect(windows.join(" ")).toBe(sentence);
  expect(units[0]?.[0]).toBe(0);
  expect(units.at(-1)).toEqual([2, "Câu kết của cả đoạn này."]);
});

test("a sentence without a space to cut at is cut all the same, and nothing is lost", () => {
  const sentence = "x".repeat(2_345);
  const windows = unitsOf(sentence).map(([, text]) => text);
  expect(windows.map((window) => String(window).length)).toEqual([1_000, 1_000, 345]);
  expect(windows.join("")).toBe(sentence);
});

test("a window never ends in half a character", () => {
  for (const lead of ["", "a"]) {
    const sentence = lead + "𠀀".repeat(1_200);
    for (const [, window] of unitsOf(sentence)) expect(window).not.toMatch(/\p{Surrogate}/u);
  }
});

test("what a passage is, but does not print, is a unit of its own without a sentence", () => {
  const article = anArticle({ authors: ["ANH DŨNG"] });
  const units = embeddingUnits(0, aPassage("* ANH DŨNG - Cần Thơ hôm nay", { kind: "meta" }), article);
  expect(units.map((unit) => unit.sentence)).toEqual([0, -1]);
  expect(units[1]?.text).toContain("tác giả");
});

test("every passage has a unit, and its units hold every word of it, in order", () => {
  const text = fc
    .array(
      fc.constantFrom(
        "hộ",
        "nghèo.",
        "Quận",
        "TP.",
        "Ô",
        "Môn?",
        "3.093",
        "và…",
        "Thới",
        "Lai!",
        "x".repeat(300),
      ),
      {
        minLength: 1,
        maxLength: 80,
      },
    )
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(text, (passage) => {
      const units = unitsOf(passage);
      expect(units.map(([, unit]) => unit).join(" ")).toBe(passage);
      const numbers = units.map(([number]) => number as number);
      expect(numbers).toEqual([...numbers].sort((left, right) => left - right));
    }),
  );
});

test("the key of a text is always the same 16 bytes, and another text's is another", () => {
  expect(unitKey("hộ nghèo").toString("hex")).toBe(unitKey("hộ nghèo").toString("hex"));
  expect(unitKey("hộ nghèo")).toHaveLength(16);
  expect(unitKey("hộ nghèo").equals(unitKey("hộ  nghèo"))).toBe(false);
});
