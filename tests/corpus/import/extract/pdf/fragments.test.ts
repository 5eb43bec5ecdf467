import { describe, expect, test } from "vitest";
import type { PdfCharacter } from "../../../../../src/corpus/import/extract/pdf/characters.js";
import { fragmentsOf } from "../../../../../src/corpus/import/extract/pdf/fragments.js";

const size = 10;
/** Of each letter, in points. */
const width = 5;

/** Letters from a place on; a space takes half a letter's width. */
function letters(text: string, left: number, y = 100): PdfCharacter[] {
  let x = left;
  return [...text].map((each) => {
    const start = x;
    x += each === " " ? width / 2 : width;
    const style = { font: "Times", size, bold: false, italic: false };
    return { text: each, x: start, y, endX: x, endY: y, size, style, angle: 0, isInvisible: false };
  });
}

/** A line with some of its letters written behind it, as programs do with letters that a font lacks. */
function standingIn(text: string, isLacking: (letter: string) => boolean): PdfCharacter[] {
  const all = letters(text, 50);
  return [...all.filter((each) => !isLacking(each.text)), ...all.filter((each) => isLacking(each.text))];
}

const textsOf = (characters: readonly PdfCharacter[], rules: Parameters<typeof fragmentsOf>[1] = []) =>
  fragmentsOf(characters, rules).map(({ text }) => text);

describe("letters of another font than their line's", () => {
  const text = "Chi cục Thuế quận Bình Thủy cũng là một trong những đơn vị được đánh giá, về kinh tế.";

  test("stand where they stand on the page, wherever the file has them", () => {
    expect(textsOf(standingIn(text, (letter) => /[ụếậủộữơịượáề]/u.test(letter)))).toEqual([text]);
  });

  test("do not take what follows in the file with them", () => {
    const after = letters("Đó là điều tốt.", 50 + 62 * width);
    const [first] = textsOf([...standingIn("1. Về sản xuất:", (letter) => /[ềảấ]/u.test(letter)), ...after]);
    expect(first).toBe("1. Về sản xuất:");
  });

  test("are those that a font may lack: other letters that are printed over a line are a line of their own", () => {
    expect(textsOf([...letters("Quan O Mon", 50), ...letters("BAN SAO", 62)])).toHaveLength(2);
  });
});

describe("lines", () => {
  test("go on over no side of a cell, however near the next one's text is", () => {
    const cells = [...letters("4.096", 50), ...letters("3.093", 78)];
    expect(textsOf(cells)).toEqual(["4.096 3.093"]);
    expect(textsOf(cells, [{ left: 76, top: 80, right: 76.5, bottom: 110 }])).toEqual(["4.096", "3.093"]);
  });

  test("part at the spaces between cells that three ruled lines hold, but not where all spaces are alike", () => {
    const rules = [80, 95, 120].map((top) => ({ left: 40, top, right: 300, bottom: top + 0.5 }));
    const cells = [...letters("nam", 50), ...letters("ho", 73), ...letters("ty le", 94)];
    expect(textsOf(cells)).toEqual(["nam ho ty le"]);
    expect(textsOf(cells, rules)).toEqual(["nam", "ho", "ty le"]);
    const spread = [0, 1, 2, 3].flatMap((at) => letters("nam", 50 + at * 24));
    expect(textsOf(spread, rules)).toEqual(["nam nam nam nam"]);
  });
});
