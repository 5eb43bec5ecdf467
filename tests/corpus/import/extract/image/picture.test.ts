import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readJpeg } from "../../../../../src/corpus/import/extract/image/jpeg.js";
import { pdfOf, resolutionOf } from "../../../../../src/corpus/import/extract/image/pdf-of.js";
import {
  type EncodedPicture,
  mostPixels,
} from "../../../../../src/corpus/import/extract/image/picture-file.js";
import { readPng } from "../../../../../src/corpus/import/extract/image/png.js";
import { readTiff } from "../../../../../src/corpus/import/extract/image/tiff.js";
import { openPdf } from "../../../../../src/corpus/import/extract/pdf/pdf-document.js";
import { drawPage } from "../../../../../src/corpus/import/extract/pdf/render.js";
import { pointsPerInch } from "../../../../../src/corpus/import/ocr/picture.js";
import { errorOf } from "../../../../support/error-of.js";
import { jpegOf, pngOf, type TiffPicture, tiffOf } from "./picture-files.js";

/** The pictures as pages, drawn with a pixel to each pixel, as rows of shades in tenths of white. */
async function drawn(pictures: readonly EncodedPicture[]): Promise<number[][][]> {
  const pdf = await openPdf({ name: "ảnh", bytes: pdfOf(pictures) });
  try {
    return pictures.map((picture, at) =>
      pdf.withPage(at, (page) => {
        const { width, height, data } = drawPage(pdf, page, resolutionOf(picture));
        return Array.from({ length: height }, (_, row) =>
          Array.from(data.subarray(row * width, (row + 1) * width), (shade) => Math.round(shade / 25.5)),
        );
      }),
    );
  } finally {
    pdf.close();
  }
}

const [width, height] = [32, 16];
/** The upper left quarter black, the rest white. */
const quarter = Uint8Array.from({ length: width * height }, (_, at) =>
  at % width < width / 2 && at < (width * height) / 2 ? 0 : 255,
);
const [black, white] = [0, 10];
const quarterRows = Array.from({ length: height }, (_, y) =>
  Array.from({ length: width }, (_, x) => (x < width / 2 && y < height / 2 ? black : white)),
);
/** The shades in the middle of the four quarters of a page: from the left, above and below. */
const quarters = (rows: readonly (readonly number[])[] = []) =>
  [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => rows[Math.floor(rows.length * y)]?.[Math.floor((rows[0]?.length ?? 0) * x)]),
  );

/** PackBits (TIFF 6.0, section 9): 257 − n times the next byte. */
const runs = Uint8Array.from(
  Array.from({ length: height }, (_, y) => (y < height / 2 ? [241, 0, 241, 255] : [225, 255])).flat(),
);
/** Rows of bits, eight to a byte, 1 for white. */
const bits = Uint8Array.from({ length: (width * height) / 8 }, (_, at) =>
  at % 4 < 2 && at < width ? 0 : 255,
);
const tiff = (
  tags: Readonly<Record<number, number | readonly number[]>>,
  parts: readonly Uint8Array[],
  isTiled = false,
): TiffPicture => ({
  tags: new Map(
    Object.entries({ 256: width, 257: height, 258: 8, 259: 1, 262: 1, 277: 1, 278: height, ...tags }).map(
      ([tag, value]) => [Number(tag), [value].flat() as number[]],
    ),
  ),
  parts,
  isTiled,
});
const readOne = (picture: TiffPicture) => readTiff("ảnh", tiffOf([picture]));

describe("a picture becomes a page, pixel by pixel", () => {
  test("of a PNG in greys, in colours, and with what shines through on white", async () => {
    const colours = Uint8Array.from(
      { length: quarter.length * 3 },
      (_, at) => quarter[Math.floor(at / 3)] as number,
    );
    const clear = Uint8Array.from({ length: quarter.length * 4 }, (_, at) =>
      at % 4 === 3 ? 255 - (quarter[Math.floor(at / 4)] as number) : 0,
    );
    for (const bytes of [
      pngOf(width, height, quarter),
      pngOf(width, height, colours, 3),
      pngOf(width, height, clear, 4),
    ])
      expect(await drawn(readPng("ảnh", bytes))).toEqual([quarterRows]);
  });

  test("of a JPEG", async () => {
    expect(quarters((await drawn(readJpeg("ảnh", jpegOf())))[0])).toEqual([black, white, white, white]);
  });

  test.each<[string, TiffPicture]>([
    ["as it is", tiff({}, [quarter])],
    [
      "in strips",
      tiff(
        { 278: 5 },
        [0, 5, 10, 15].map((row) => quarter.subarray(row * width, Math.min(row + 5, height) * width)),
      ),
    ],
    ["inverted", tiff({ 262: 0 }, [quarter.map((shade) => 255 - shade)])],
    ["packed", tiff({ 259: 8 }, [deflateSync(quarter)])],
    [
      "packed as differences",
      tiff({ 259: 8, 317: 2 }, [
        deflateSync(
          quarter.map((shade, at) => (at % width === 0 ? shade : shade - (quarter[at - 1] as number))),
        ),
      ]),
    ],
    ["in runs", tiff({ 259: 32773 }, [runs])],
    ["of one bit", tiff({ 258: 1 }, [bits])],
    ["of numbered colours", tiff({ 258: 1, 262: 3, 320: [0, 65_535, 0, 65_535, 0, 65_535] }, [bits])],
    [
      "in tiles that reach beyond the edge",
      tiff(
        { 322: 24, 323: 16 },
        [0, 24].map((left) =>
          Uint8Array.from({ length: 24 * 16 }, (_, at) => {
            const [x, y] = [left + (at % 24), Math.floor(at / 24)];
            return x < width ? (quarter[y * width + x] as number) : 0;
          }),
        ),
        true,
      ),
    ],
  ])("of a TIFF, stored %s", async (_, picture) => {
    expect(await drawn(readOne(picture))).toEqual([quarterRows]);
  });

  test("of a fax: all white, whichever way its bits stand", async () => {
    // Group 4 (ITU-T T.6): a row like the white one above it is one bit, V0; two codes end the page.
    const rows = Uint8Array.from([0xff, 0xff, 0x00, 0x10, 0x01]);
    const turned = rows.map((byte) =>
      Number.parseInt(byte.toString(2).padStart(8, "0").split("").reverse().join(""), 2),
    );
    const fax = { 258: 1, 259: 4, 262: 0 };
    const all = await Promise.all(
      [tiff(fax, [rows]), tiff({ ...fax, 266: 2 }, [turned])].map(async (one) => drawn(readOne(one))),
    );
    for (const [page] of all) expect(new Set(page?.flat())).toEqual(new Set([white]));
    const [inverted] = await drawn(readOne(tiff({ ...fax, 262: 1 }, [rows])));
    expect(new Set(inverted?.flat())).toEqual(new Set([black]));
  });

  test("without a seam between its strips, at another resolution", async () => {
    const strips = Array.from({ length: 40 }, () => new Uint8Array(200 * 5).fill(128));
    const [picture] = readOne(tiff({ 256: 200, 257: 200, 278: 5 }, strips));
    const pdf = await openPdf({ name: "ảnh", bytes: pdfOf([picture as EncodedPicture]) });
    const page = pdf.withPage(0, (open) =>
      drawPage(pdf, open, resolutionOf(picture as EncodedPicture) * 1.37),
    );
    pdf.close();
    const inner = [...page.data].filter(
      (_, at) =>
        at % page.width > 2 &&
        at % page.width < page.width - 3 &&
        at > page.width * 3 &&
        at < page.data.length - page.width * 3,
    );
    expect(Math.max(...inner) - Math.min(...inner)).toBeLessThanOrEqual(2);
  });

  test("of each picture of a TIFF, without the smaller copies of them", async () => {
    const copy = tiff({ 254: 1 }, [quarter]);
    const pictures = readTiff("ảnh", tiffOf([tiff({}, [quarter]), copy, tiff({ 262: 0 }, [quarter])]));
    const pages = await drawn(pictures);
    expect(pages.map((page) => quarters(page))).toEqual([
      [black, white, white, white],
      [white, black, black, black],
    ]);
  });

  test.each([
    [1, [black, white, white, white]],
    [2, [white, black, white, white]],
    [3, [white, white, white, black]],
    [4, [white, white, black, white]],
    [5, [black, white, white, white]],
    [6, [white, black, white, white]],
    [7, [white, white, white, black]],
    [8, [white, white, black, white]],
  ])("turned as its orientation %i says", async (orientation, expected) => {
    const [page] = await drawn(readJpeg("ảnh", jpegOf({ orientation })));
    expect(quarters(page)).toEqual(expected);
    expect([page?.[0]?.length, page?.length]).toEqual(orientation < 5 ? [width, height] : [height, width]);
  });
});

describe("the size of a page", () => {
  const picture = (resolution: number | null, longer = 3508) => ({
    width: 2480,
    height: longer,
    resolution,
    orientation: 1,
    parts: [],
  });

  test("is what the file tells, where a page can have it", () => {
    expect(resolutionOf(picture(300))).toBe(300);
    expect(resolutionOf(picture(210))).toBe(210);
    expect(resolutionOf(picture(1_160))).toBe(1_160);
  });

  test("is A4 where the file tells nothing, or what cameras and screens write", () => {
    for (const told of [null, 0, 72, 96, 200, 1_200])
      expect(resolutionOf(picture(told))).toBeCloseTo(3508 / 11.7);
  });

  test("is told in inches, centimetres or metres", () => {
    expect(readJpeg("ảnh", jpegOf({ density: 150 }))[0]?.resolution).toBe(150);
    expect(readOne(tiff({ 282: 118, 296: 3 }, [quarter]))[0]?.resolution).toBeCloseTo(299.7, 1);
    expect(readOne(tiff({ 282: 300, 296: 2 }, [quarter]))[0]?.resolution).toBe(300);
    expect(readOne(tiff({ 282: 300, 296: 1 }, [quarter]))[0]?.resolution).toBeNull();
  });

  test("is in points to an inch on the page", async () => {
    const pdf = await openPdf({ name: "ảnh", bytes: pdfOf([{ ...picture(300), parts: [] }]) });
    pdf.withPage(0, (page) =>
      expect([page.width, page.height]).toEqual(
        [2480, 3508].map((side) => expect.closeTo((side * pointsPerInch) / 300, 1)),
      ),
    );
    pdf.close();
  });
});

describe("a picture that cannot be read is refused before it is unpacked", () => {
  const codeOf = (read: () => unknown) => errorOf(read).then(({ code }: { code?: string }) => code);
  const bomb = Math.ceil(Math.sqrt(mostPixels)) + 1;

  test("when it is too large, or too small for letters", async () => {
    const png = Buffer.from(pngOf(16, 16, new Uint8Array(256)));
    png.writeUInt32BE(bomb, 16);
    png.writeUInt32BE(bomb, 20);
    expect(await codeOf(() => readPng("ảnh", png))).toBe("IMPORT_TOO_LARGE");
    expect(await codeOf(() => readOne(tiff({ 256: bomb, 257: bomb }, [quarter])))).toBe("IMPORT_TOO_LARGE");
    expect(await codeOf(() => readPng("ảnh", pngOf(15, 16, new Uint8Array(240))))).toBe("IMPORT_DAMAGED");
  });

  test("when it is damaged", async () => {
    expect(await codeOf(() => readPng("ảnh", pngOf(width, height, quarter).slice(0, 60)))).toBe(
      "IMPORT_DAMAGED",
    );
    expect(await codeOf(() => readJpeg("ảnh", jpegOf().slice(0, 40)))).toBe("IMPORT_DAMAGED");
    expect(await codeOf(() => readTiff("ảnh", tiffOf([])))).toBe("IMPORT_DAMAGED");
    expect(await codeOf(() => readOne(tiff({}, [])))).toBe("IMPORT_DAMAGED");
  });

  test("when PDF has no picture of its kind: planes, 16 bits, transparency, an old coding", async () => {
    for (const tags of [{ 277: 3, 262: 2, 284: 2 }, { 258: 16 }, { 277: 4, 262: 2 }, { 259: 6 }, { 262: 3 }])
      expect(await codeOf(() => readOne(tiff(tags, [quarter])))).toBe("IMPORT_PICTURE");
  });

  test("without going round in circles", () => {
    const bytes = Buffer.from(tiffOf([tiff({}, [quarter])]));
    const directory = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(directory, directory + 2 + bytes.readUInt16LE(directory) * 12);
    expect(readTiff("ảnh", bytes)).toHaveLength(1);
  });
});
