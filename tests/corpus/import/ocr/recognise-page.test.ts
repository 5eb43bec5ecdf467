import { describe, expect, test } from "vitest";
import { pageReader } from "../../../../src/corpus/import/ocr/page-reader.js";
import type { GreyPicture } from "../../../../src/corpus/import/ocr/picture.js";
import { recognisePage } from "../../../../src/corpus/import/ocr/recognise-page.js";
import type { ReadLine, ReadWord, Recogniser } from "../../../../src/corpus/import/ocr/recogniser.js";

/** A blank page: what stands on it the recogniser of the test says. */
function blank(resolution = 200, width = 1_600, height = 2_200): GreyPicture {
  return { width, height, data: new Uint8Array(width * height).fill(255), resolution };
}

/** A line of words, each 20 pixels a letter wide, with their confidences. */
function lineOf(
  words: readonly (readonly [text: string, confidence?: number, gap?: number])[],
  top = 100,
  height = 30,
): ReadLine {
  let left = 100;
  return {
    height,
    words: words.map(([text, confidence = 0.98, gap = 10]): ReadWord => {
      const start = left + gap;
      left = start + text.length * 20;
      return { text, confidence, left: start, top, right: left, bottom: top + height };
    }),
  };
}

/** A recogniser that reads what it is told, and notes the pictures that it is shown. */
function recogniserOf(lines: readonly ReadLine[], second: readonly ReadWord[] = []) {
  const pages: GreyPicture[] = [];
  const again: GreyPicture[] = [];
  const recogniser: Recogniser = {
    readPage: async (picture) => {
      pages.push(picture);
      return [...lines];
    },
    readLine: async (picture) => {
      again.push(picture);
      return [...second];
    },
    close: async () => {},
  };
  return { recogniser, pages, again };
}

const read = (lines: readonly ReadLine[], second?: readonly ReadWord[]) =>
  recognisePage(recogniserOf(lines, second).recogniser, blank(), 3);

describe("what is recognised on a page", () => {
  test("has numbers and signs whole that were read in two, and only those", async () => {
    const { blocks } = await read([
      lineOf([
        ["số"],
        ["118/2008/NĐ-"],
        ["CP", 0.9, 2],
        ["ngày"],
        ["27/", 0.9],
        ["11/2008", 0.8, 3],
        ["500"],
        [".000", 0.9, 1],
      ]),
      lineOf([["1."], ["Chính"], ["phủ", 0.9, 2], ["UBND,"], ["HĐND"], ["12,"], ["5", 0.9, -9]], 200),
    ]);
    expect(blocks.map(({ text }) => text)).toEqual([
      "số 118/2008/NĐ-CP ngày 27/11/2008 500.000",
      "1. Chính phủ UBND, HĐND 12, 5",
    ]);
  });

  test("is a block for each line, with its place in points, its size and how surely it was read", async () => {
    const { blocks, confidence } = await read([
      lineOf([
        ["Quận", 0.9],
        ["Ô", 0.6],
        ["Môn", 0.9],
      ]),
    ]);
    const [block] = blocks;
    expect(block?.text).toBe("Quận Ô Môn");
    expect(block?.recognition?.confidence).toBeCloseTo((4 * 0.9 + 0.6 + 3 * 0.9) / 8);
    expect(confidence).toBeCloseTo((4 * 0.9 + 0.6 + 3 * 0.9) / 8);
    expect([block?.box?.left, block?.box?.right].map((edge) => ((edge ?? 0) * 200) / 72)).toEqual(
      [110, 290].map((edge) => expect.closeTo(edge)),
    );
    // Letters from the top of capitals to the bottom of descenders take nine tenths of their size.
    expect(block?.style.size).toBeCloseTo((30 * 72) / 200 / 0.9, 0);
  });

  test("is parted where a gap is wider than 1.6 heights of the line", async () => {
    const texts = async (gap: number) =>
      (await read([lineOf([["trái"], ["phải", 0.98, gap]])])).blocks.map(({ text }) => text);
    expect(await texts(47)).toEqual(["trái phải"]);
    expect(await texts(49)).toEqual(["trái", "phải"]);
  });

  test("is of the usual size where it differs by less than eighteen hundredths", async () => {
    const usual = Array.from({ length: 5 }, (_, at) => lineOf([["chữ"]], 100 + at * 50));
    const sizes = async (height: number) =>
      new Set((await read([...usual, lineOf([["khác"]], 600, height)])).blocks.map(({ style }) => style.size))
        .size;
    expect([await sizes(35), await sizes(36), await sizes(25), await sizes(24)]).toEqual([1, 2, 1, 2]);
  });

  test("is left out where it is a sign that was not read surely, and no letter or figure", async () => {
    const { blocks, leftOut } = await read([
      lineOf([
        ["•", 0.59],
        ["chữ", 0.2],
        ["–", 0.61],
      ]),
    ]);
    expect(blocks.map(({ text }) => text)).toEqual(["chữ –"]);
    expect(leftOut).toEqual([{ text: "•", reason: "unreadable", page: 3 }]);
    expect((await read([lineOf([["|", 0.1]])])).blocks).toEqual([]);
  });
});

describe("figures", () => {
  const line = lineOf([["còn"], ["3.093", 0.96], ["hộ"]]);
  const at = (text: string, from: number, to: number): ReadWord => ({
    text,
    confidence: 0.9,
    left: from,
    top: 0,
    right: to,
    bottom: 30,
  });

  test("that were not read surely are read again, larger and by themselves; where the readings differ, both are told", async () => {
    const figure = line.words[1] as ReadWord;
    const start = (figure.left - ((line.words[0] as ReadWord).left - 12)) * 1.25;
    const second = [at("còn", 15, 90), at("8.093", start, start + 125)];
    const { recogniser, again } = recogniserOf([line], second);
    const { blocks } = await recognisePage(recogniser, blank(), 1);
    expect(blocks[0]?.recognition?.doubtful).toEqual([{ text: "3.093", other: "8.093" }]);
    const width = (line.words[2] as ReadWord).right - (line.words[0] as ReadWord).left + 24;
    expect([again[0]?.width, again[0]?.height]).toEqual([Math.round(width * 1.25), Math.round(54 * 1.25)]);
  });

  test("that both readings give alike, but for their signs, are not doubtful", async () => {
    const second = [at("3,093", 90, 300)];
    expect((await read([line], second)).blocks[0]?.recognition?.doubtful).toEqual([]);
    expect((await read([line], [])).blocks[0]?.recognition?.doubtful).toEqual([]);
  });

  test("that were read surely are not read again, nor lines without any", async () => {
    for (const words of [[["3.093", 0.971]], [["chữ", 0.1]]] as const) {
      const { recogniser, again } = recogniserOf([lineOf(words)]);
      await recognisePage(recogniser, blank(), 1);
      expect(again).toEqual([]);
    }
  });
});

describe("the resolution", () => {
  const widthRead = async (resolution: number) => {
    const { recogniser, pages } = recogniserOf([]);
    await recognisePage(recogniser, blank(resolution, 600, 400), 1);
    return pages[0]?.width;
  };

  test("is brought to the best one, unless it is near that", async () => {
    expect(await widthRead(200)).toBe(600);
    expect([await widthRead(168), await widthRead(165)]).toEqual([600, Math.round((600 * 200) / 165)]);
    expect([await widthRead(248), await widthRead(260)]).toEqual([600, Math.round((600 * 200) / 260)]);
  });
});

describe("a reader of pages", () => {
  test("opens what recognises letters at the first page, once, and warns of what was read badly or not at all", async () => {
    let opened = 0;
    let lines: readonly ReadLine[] = [lineOf([["chữ", 0.79]])];
    const reader = pageReader(async () => {
      opened += 1;
      return { ...recogniserOf([]).recogniser, readPage: async () => [...lines] };
    });
    expect((await reader.read(blank(), 1)).warnings).toMatchObject([{ code: "low-confidence", page: 1 }]);
    lines = [lineOf([["chữ", 0.81]])];
    expect((await reader.read(blank(), 2)).warnings).toEqual([]);
    lines = [];
    expect((await reader.read(blank(), 3)).warnings).toMatchObject([{ code: "page-unreadable", page: 3 }]);
    await reader.close();
    expect(opened).toBe(1);
  });
});
