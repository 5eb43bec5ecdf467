import { readFile, writeFile } from "node:fs/promises";
import { encode } from "fast-png";
import { openPdf } from "../../src/corpus/import/extract/pdf/pdf-document.js";
import { drawPage } from "../../src/corpus/import/extract/pdf/render.js";
import { type GreyPicture, turned } from "../../src/corpus/import/ocr/picture.js";

/** How a page is scanned badly. */
export interface Scanning {
  readonly name: string;
  /** Pixels to an inch. */
  readonly resolution: number;
  /** In degrees. */
  readonly skew: number;
  /** Passes of a blur over three by three pixels. */
  readonly blur: number;
  /** Standard deviation of the noise, in shades of 255. */
  readonly noise: number;
  /** Shade of paper in its darkest corner, of 255. */
  readonly shadow: number;
}

export const scannings: readonly Scanning[] = [
  { name: "300 dpi, clean", resolution: 300, skew: 0, blur: 0, noise: 0, shadow: 255 },
  { name: "300 dpi, turned by 1.5°, noise", resolution: 300, skew: 1.5, blur: 1, noise: 18, shadow: 255 },
  { name: "200 dpi, blurred, noise", resolution: 200, skew: -0.7, blur: 1, noise: 12, shadow: 255 },
  { name: "150 dpi", resolution: 150, skew: 0.4, blur: 0, noise: 8, shadow: 255 },
  { name: "photo: shadow, turned by 3°", resolution: 220, skew: 3, blur: 1, noise: 10, shadow: 130 },
];

/** Scans the first page of a PDF. */
export async function scanPage(pdfFile: string, scanning: Scanning, target: string): Promise<void> {
  const pdf = await openPdf({ name: pdfFile, bytes: await readFile(pdfFile) });
  const drawn = pdf.withPage(0, (page) => drawPage(pdf, page, scanning.resolution));
  pdf.close();
  let picture = turned(drawn, scanning.skew);
  for (let pass = 0; pass < scanning.blur; pass++) picture = blurred(picture);
  picture = spoilt(picture, scanning);
  const { width, height, data } = picture;
  await writeFile(target, encode({ width, height, data, channels: 1, depth: 8 }));
}

function blurred(picture: GreyPicture): GreyPicture {
  const { width, height, data } = picture;
  const made = new Uint8Array(data);
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) sum += data[(y + dy) * width + x + dx] as number;
      made[y * width + x] = sum / 9;
    }
  return { ...picture, data: made };
}

function spoilt(picture: GreyPicture, { noise, shadow }: Scanning): GreyPicture {
  const { width, height } = picture;
  const random = seeded(7);
  const data = picture.data.map((shade, at) => {
    const dark = 1 - ((1 - shadow / 255) * ((at % width) / width + Math.floor(at / width) / height)) / 2;
    const spread = noise === 0 ? 0 : (random() + random() + random() - 1.5) * 2 * noise;
    return Math.max(0, Math.min(255, shade * dark + spread));
  });
  return { ...picture, data };
}

/** Numbers in [0, 1), the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
