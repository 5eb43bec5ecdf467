import {
  type LeftOut,
  letterFall,
  letterRise,
  meanConfidence,
  plainStyle,
  type TextBlock,
  textBlock,
} from "../document.js";
import { deskewed } from "./deskew.js";
import { onWhitePaper } from "./paper.js";
import { bestResolution, cropped, type GreyPicture, pointsPerInch, scaled } from "./picture.js";
import type { ReadLine, ReadWord, Recogniser } from "./recogniser.js";
import { withWholeNumbers } from "./split-words.js";

/** What was read of a page's picture. */
export interface RecognisedPage {
  readonly blocks: readonly TextBlock[];
  /** Specks that were taken for signs. */
  readonly leftOut: readonly LeftOut[];
  /** Mean over the letters, in [0, 1]; 0 for a page without any. */
  readonly confidence: number;
}

/** A sign without letters or figures that was read less surely than this is a speck. */
const surelyRead = 0.6;
/** Words farther apart than this, in heights of their line, stand in two columns. */
const columnGap = 1.6;
/** Sizes that differ by less than this part from the usual one of the page are that: heights of lines are told only roughly. */
const sizeTolerance = 0.18;
/** Letters from the top of capitals to the bottom of descenders take this part of their size (Times New Roman). */
const heightOfSize = 0.9;
/** Pages whose resolution differs from the best by no more than these factors are read as they are: each scaling blurs. */
const mostCoarse = 1.2;
const mostFine = 0.8;
/** A line is read a second time with this much white around it, in pixels, and so much larger. */
const margin = 12;
const secondScale = 1.25;
/** Lines whose figures were all read more surely than this are not read again. */
const certain = 0.97;

/**
 * Reads the letters of a page. Lines with figures are read twice, the second time larger and by themselves: where the readings differ, both are told.
 *
 * @param page its number, named in what is left out
 */
export async function recognisePage(
  recogniser: Recogniser,
  original: GreyPicture,
  page: number,
): Promise<RecognisedPage> {
  const picture = deskewed(onWhitePaper(atBestResolution(original)));
  const lines = (await recogniser.readPage(picture)).map(withWholeNumbers).flatMap(atGaps);
  const usual = usualHeight(lines);
  const leftOut: LeftOut[] = [];
  const blocks: TextBlock[] = [];
  for (const line of lines) {
    const { kept, specks } = withoutSpecks(line.words);
    if (specks.length > 0) leftOut.push({ text: specks.join(" "), reason: "unreadable", page });
    if (kept.length === 0) continue;
    const doubtful = await secondReading(recogniser, picture, kept);
    blocks.push(blockOf(kept, sizeOf(line, usual), picture.resolution, doubtful));
  }
  const parts = blocks.map(({ text, recognition }) => ({
    length: text.length,
    confidence: recognition?.confidence ?? 0,
  }));
  return { blocks, leftOut, confidence: meanConfidence(parts) };
}

function atBestResolution(picture: GreyPicture): GreyPicture {
  const factor = bestResolution / picture.resolution;
  return factor > mostCoarse || factor < mostFine ? scaled(picture, factor) : picture;
}

/** A line in the pieces that wide gaps part. */
function atGaps(line: ReadLine): ReadLine[] {
  const pieces: ReadWord[][] = [];
  for (const word of line.words) {
    const last = pieces.at(-1)?.at(-1);
    if (last !== undefined && word.left - last.right <= line.height * columnGap) pieces.at(-1)?.push(word);
    else pieces.push([word]);
  }
  return pieces.map((words) => ({ words, height: line.height }));
}

function usualHeight(lines: readonly ReadLine[]): number {
  const heights = lines
    .flatMap(({ words, height }) => words.map(() => height))
    .sort((one, other) => one - other);
  return heights[Math.floor(heights.length / 2)] ?? 1;
}

function sizeOf({ height }: ReadLine, usual: number): number {
  return Math.abs(height - usual) <= usual * sizeTolerance ? usual : height;
}

function withoutSpecks(words: readonly ReadWord[]): { readonly kept: ReadWord[]; readonly specks: string[] } {
  const isSpeck = ({ text, confidence }: ReadWord) => confidence < surelyRead && !/[\p{L}\p{N}]/u.test(text);
  return {
    kept: words.filter((word) => !isSpeck(word)),
    specks: words.filter(isSpeck).map(({ text }) => text),
  };
}

/** The figures of a line that a second reading gives otherwise. */
async function secondReading(
  recogniser: Recogniser,
  picture: GreyPicture,
  words: readonly ReadWord[],
): Promise<{ readonly text: string; readonly other: string }[]> {
  const figures = words.filter(({ text }) => /\p{N}/u.test(text));
  if (figures.length === 0 || figures.every(({ confidence }) => confidence > certain)) return [];
  const left = Math.max(0, Math.min(...words.map((word) => word.left)) - margin);
  const top = Math.max(0, Math.min(...words.map((word) => word.top)) - margin);
  const right = Math.min(picture.width, Math.max(...words.map((word) => word.right)) + margin);
  const bottom = Math.min(picture.height, Math.max(...words.map((word) => word.bottom)) + margin);
  const line = scaled(cropped(picture, left, top, right - left, bottom - top), secondScale);
  const second = await recogniser.readLine(line);
  return figures.flatMap(({ text, left: start, right: end }) => {
    const [from, to] = [start - left, end - left].map((at) => at * secondScale) as [number, number];
    const same = second.filter(
      (word) => Math.min(word.right, to) - Math.max(word.left, from) > (word.right - word.left) / 2,
    );
    const other = same.map((word) => word.text).join(" ");
    return other === "" || figuresOf(other) === figuresOf(text) ? [] : [{ text, other }];
  });
}

function figuresOf(text: string): string {
  return text.replace(/[^\p{N}]/gu, "");
}

function blockOf(
  words: readonly ReadWord[],
  height: number,
  resolution: number,
  doubtful: readonly { readonly text: string; readonly other: string }[],
): TextBlock {
  const points = (pixels: number) => (pixels * pointsPerInch) / resolution;
  const size = Math.round((points(height) / heightOfSize) * 10) / 10;
  const parts = words.map(({ text, confidence }) => ({ length: text.length, confidence }));
  const bottoms = words.map(({ bottom }) => bottom).sort((one, other) => one - other);
  // Letters with descenders reach lower: the line ends where most of its words do, and as much lower as descenders do.
  const baseline = points(bottoms[Math.floor(bottoms.length / 3)] ?? 0);
  return textBlock({
    text: words.map(({ text }) => text).join(" "),
    unit: "line",
    style: { ...plainStyle, size },
    box: {
      left: points(Math.min(...words.map(({ left }) => left))),
      top: baseline - size * letterRise,
      right: points(Math.max(...words.map(({ right }) => right))),
      bottom: baseline + size * letterFall,
    },
    recognition: { confidence: meanConfidence(parts), doubtful },
  });
}
