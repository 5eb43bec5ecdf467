import { describe, expect, test } from "vitest";
import { laidOut, line, page, set, words } from "./page.js";

const column = { left: 90, right: 505 };
const body = (seed: number) =>
  set([words(200, seed), words(150, seed + 1)], { ...column, top: 90, indent: 20 }).blocks;

/** Four pages with a line in the margin of each. */
const pagesWith = (text: (number: number) => string, place: (number: number) => readonly [number, number]) =>
  [1, 2, 3, 4].map((number) => page(number, [line(text(number), ...place(number)), ...body(number)]));

describe("what stands in the side margins", () => {
  test("is a page number where it counts with the pages, wherever it stands, beside a line of text too", () => {
    const pages = pagesWith(
      (number) => String(40 + number),
      (number) => [number % 2 === 0 ? 50 : 530, 90 + number * 39],
    );
    const { texts, leftOut } = laidOut(...pages);
    expect(leftOut).toEqual(["page-number: 41", "page-number: 42", "page-number: 43", "page-number: 44"]);
    expect(texts.join(" ")).not.toMatch(/4\d/u);
  });

  test("is a page number at one height, whatever it counts, and a running head where its words return", () => {
    const numbers = pagesWith(
      (number) => String([3, 17, 8, 90][number - 1]),
      () => [530, 400],
    );
    expect(laidOut(...numbers).leftOut).toHaveLength(4);
    const heads = pagesWith(
      () => "Kinh tế",
      (number) => [number % 2 === 0 ? 30 : 515, 300],
    );
    expect(laidOut(...heads).leftOut).toEqual(Array.from({ length: 4 }, () => "running-head: Kinh tế"));
  });

  test("is text where it stands in one margin alone, or counts nothing at its own height", () => {
    const notes = [1, 2, 3].map((number) =>
      page(number, [
        ...body(number),
        ...(number === 2 ? [line("Xem tr. 9", 520, 300)] : []),
        line(String([3093, 12, 2012][number - 1]), 530, 200 + number * 90),
      ]),
    );
    const { texts, leftOut } = laidOut(...notes);
    expect(leftOut).toEqual([]);
    for (const text of ["Xem tr. 9", "3093", "12", "2012"]) expect(texts.join(" ")).toContain(text);
  });

  test("does not make a title beside it a running head", () => {
    const pages = [1, 2].map((number) =>
      page(number, [
        line(String(number), 50, 60, { size: 9 }),
        ...(number === 1 ? [line("Bài học từ cánh đồng lớn", 90, 56, { size: 20, bold: true })] : []),
        ...body(number),
      ]),
    );
    expect(laidOut(...pages).texts[0]).toBe("Bài học từ cánh đồng lớn");
  });
});
