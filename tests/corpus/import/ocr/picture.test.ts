import { describe, expect, test } from "vitest";
import { deskewed, skewOf } from "../../../../src/corpus/import/ocr/deskew.js";
import { onWhitePaper } from "../../../../src/corpus/import/ocr/paper.js";
import { cropped, type GreyPicture, scaled, turned } from "../../../../src/corpus/import/ocr/picture.js";

/** A picture whose shades a function tells. */
function picture(
  width: number,
  height: number,
  shadeAt: (x: number, y: number) => number,
  resolution = 100,
): GreyPicture {
  const data = Uint8Array.from({ length: width * height }, (_, at) =>
    shadeAt(at % width, Math.floor(at / width)),
  );
  return { width, height, data, resolution };
}

const shadeAt = ({ width, data }: GreyPicture, x: number, y: number) => data[y * width + x];
/** Lines of print: bars of ink with gaps for words. */
const isInk = (x: number, y: number) => y % 20 < 8 && x % 40 < 30 && (x * 7 + y * 3) % 5 > 0;
const page = picture(600, 800, (x, y) => (x > 40 && x < 560 && y > 60 && y < 740 && isInk(x, y) ? 20 : 250));

describe("a picture", () => {
  const quarter = picture(40, 40, (x, y) => (x < 20 && y < 20 ? 0 : 255));

  test("is made larger and smaller with all that is on it, and tells its resolution", () => {
    const large = scaled(quarter, 2);
    expect([large.width, large.height, large.resolution]).toEqual([80, 80, 200]);
    expect([shadeAt(large, 30, 30), shadeAt(large, 50, 30), shadeAt(large, 30, 50)]).toEqual([0, 255, 255]);
    const small = scaled(quarter, 0.5);
    expect([small.width, shadeAt(small, 7, 7), shadeAt(small, 13, 7)]).toEqual([20, 0, 255]);
    expect(scaled(quarter, 1)).toBe(quarter);
  });

  test("is turned clockwise around its middle, with white corners", () => {
    const point = picture(101, 101, (x, y) => (Math.abs(x - 90) < 3 && Math.abs(y - 50) < 3 ? 0 : 100));
    const fallen = turned(point, 30);
    // 40 to the right of the middle becomes 40·cos 30° to the right and 40·sin 30° below.
    expect(shadeAt(fallen, 50 + 35, 50 + 20)).toBe(0);
    expect(shadeAt(fallen, 0, 0)).toBe(255);
    expect(turned(point, 0)).toBe(point);
  });

  test("is cut to a part of it", () => {
    const part = cropped(quarter, 15, 15, 10, 10);
    expect([part.width, part.height, shadeAt(part, 4, 4), shadeAt(part, 5, 4)]).toEqual([10, 10, 0, 255]);
  });
});

describe("a page that lies askew", () => {
  test.each([-3.5, -1.5, -0.4, 0.3, 2, 3.9])("by %f° is laid level", (angle) => {
    const askew = turned(page, angle);
    expect(skewOf(askew)).toBeCloseTo(angle, 0);
    expect(Math.abs(skewOf(deskewed(askew)))).toBeLessThanOrEqual(0.2);
  });

  test("by next to nothing is left as it is, and so is one without ink", () => {
    expect(deskewed(page)).toBe(page);
    const empty = picture(200, 200, () => 255);
    expect(deskewed(empty)).toBe(empty);
  });

  test("by more than four degrees is not turned so far", () => {
    expect(Math.abs(skewOf(turned(page, 9)))).toBeLessThanOrEqual(4);
  });
});

describe("paper", () => {
  const shadow = (x: number, y: number) => 1 - (0.55 * (x / 600 + y / 800)) / 2;
  const inShadow = picture(600, 800, (x, y) => (shadeAt(page, x, y) ?? 0) * shadow(x, y));

  test("in shadow is brought to white, and its ink stays dark", () => {
    const white = onWhitePaper(inShadow);
    const shades = [...white.data];
    const paper = shades.filter((_, at) => (page.data[at] ?? 0) > 200);
    const ink = shades.filter((_, at) => (page.data[at] ?? 0) < 50);
    expect(paper.filter((shade) => shade > 235).length / paper.length).toBeGreaterThan(0.97);
    expect(ink.filter((shade) => shade < 60).length / ink.length).toBeGreaterThan(0.99);
  });

  test("that is white is left as it is, however much is printed on it", () => {
    expect(onWhitePaper(page)).toBe(page);
    const grey = picture(600, 800, (x, y) => Math.min(216, shadeAt(page, x, y) ?? 0));
    expect(onWhitePaper(grey)).toBe(grey);
    const darker = picture(600, 800, (x, y) => Math.min(212, shadeAt(page, x, y) ?? 0));
    expect(onWhitePaper(darker)).not.toBe(darker);
  });

  test("does not bleach a photograph on it", () => {
    const photo = (x: number, y: number) => 150 + ((x + y) % 400) / 20;
    const isWithin = (x: number, y: number, margin: number) =>
      x > 100 - margin && x < 500 + margin && y > 300 - margin && y < 500 + margin;
    const around = (x: number, y: number) => (isWithin(x, y, 15) ? 250 : (shadeAt(page, x, y) ?? 0));
    const printed = picture(600, 800, (x, y) => (isWithin(x, y, 0) ? photo(x, y) : around(x, y)));
    expect(shadeAt(onWhitePaper(printed), 300, 400)).toBe(shadeAt(printed, 300, 400));
  });

  test("that is all dark is left as it is", () => {
    const dark = picture(100, 100, () => 90);
    expect([...onWhitePaper(dark).data].every((shade) => shade === 90)).toBe(true);
  });
});
