import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Line, Page, Worker } from "tesseract.js";
import type { GreyPicture } from "./picture.js";

/** A word that was read, with its place in pixels of the picture. */
export interface ReadWord {
  readonly text: string;
  /** In [0, 1]. */
  readonly confidence: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line that was read. */
export interface ReadLine {
  readonly words: readonly ReadWord[];
  /** Height from the top of its capitals to the bottom of its descenders, in pixels. */
  readonly height: number;
}

/** Reads the letters of pictures. Must be closed. */
export interface Recogniser {
  /** The lines of a page. */
  readonly readPage: (picture: GreyPicture) => Promise<ReadLine[]>;
  /** The words of a picture of one line. */
  readonly readLine: (picture: GreyPicture) => Promise<ReadWord[]>;
  readonly close: () => Promise<void>;
}

/** Data of Tesseract 4's LSTM for Vietnamese, integers made of the best ones: same letters as the larger file on the pages tried, loaded sooner. */
const data = "4.0.0_best_int";

/** Opens Tesseract with its Vietnamese data, out of the installed packages: nothing is downloaded. */
export async function openRecogniser(): Promise<Recogniser> {
  const { createWorker, OEM, PSM } = await import("tesseract.js");
  const resolve = createRequire(import.meta.url).resolve;
  const langPath = join(dirname(resolve("@tesseract.js-data/vie/package.json")), data);
  const worker = await createWorker("vie", OEM.LSTM_ONLY, {
    langPath,
    gzip: true,
    cacheMethod: "none",
    // Otherwise it ends the process by itself.
    errorHandler: () => undefined,
  });
  const read = async (picture: GreyPicture, mode: (typeof PSM)[keyof typeof PSM]) => {
    await worker.setParameters({ tessedit_pageseg_mode: mode, user_defined_dpi: String(picture.resolution) });
    return recognise(worker, picture);
  };
  return {
    // Its own default, one block of text, doubles the errors on pages with a letterhead.
    readPage: async (picture) => linesOf(await read(picture, PSM.AUTO)).map(readLine),
    readLine: async (picture) =>
      linesOf(await read(picture, PSM.SINGLE_LINE)).flatMap((line) => readLine(line).words),
    close: async () => void (await worker.terminate()),
  };
}

const fast = { zlib: { level: 1 } } as const;

async function recognise(worker: Worker, { width, height, data: pixels }: GreyPicture): Promise<Page> {
  // It is copied three times on its way to the letters: packed, a page takes 30 MB less, and a tenth of a second more.
  const { encode } = await import("fast-png");
  const file = Buffer.from(encode({ width, height, data: pixels, channels: 1, depth: 8 }, fast));
  const { data: page } = await worker.recognize(file, {}, { text: false, blocks: true });
  return page;
}

function linesOf({ blocks }: Page): Line[] {
  return (blocks ?? []).flatMap((block) => block.paragraphs.flatMap(({ lines }) => lines));
}

function readLine({ words, bbox, rowAttributes }: Line): ReadLine {
  const height = rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0;
  return {
    height,
    words: words.map(({ text, confidence, bbox: box }) => ({
      text,
      confidence: confidence / 100,
      left: box.x0,
      top: box.y0,
      right: box.x1,
      bottom: box.y1,
    })),
  };
}
