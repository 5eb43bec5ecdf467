import { pointsPerInch } from "../../ocr/picture.js";
import type { EncodedPicture } from "./picture-file.js";

/** Longer sides of pages that pictures show, in inches: from a small card to A3. A density that tells another is none: cameras write 72 whatever they saw. */
const shortestPage = 3;
const longestPage = 17;
/** The longer side of A4, in inches, where nothing tells the size. */
const usualPage = 11.7;

/**
 * How a stored picture of one unit is laid onto an upright page of one unit, as the six numbers of a PDF matrix, by its orientation (EXIF 2.3,
 * tag 274): as it is, mirrored, turned over, upside down, and the same four turned by a quarter.
 */
const matrices: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];

/** A PDF whose pages are the pictures, byte for byte as they are coded: one way of decoding and drawing for scans of all kinds. */
export function pdfOf(pictures: readonly EncodedPicture[]): Uint8Array {
  const writer = new PdfWriter();
  const pagesAt = writer.reserve();
  const pages = pictures.map((picture) => writePage(writer, picture, pagesAt));
  writer.put(
    pagesAt,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(" ")}] >>`,
  );
  return writer.finish(writer.add(`<< /Type /Catalog /Pages ${pagesAt} 0 R >>`));
}

function writePage(writer: PdfWriter, picture: EncodedPicture, parent: number): number {
  const { width, height, parts, orientation } = picture;
  const images = parts.map(({ width: own, height: rows, entries, data }) =>
    writer.add(
      `<< /Type /XObject /Subtype /Image /Width ${own} /Height ${rows} ${entries} /Length ${data.length} >>`,
      data,
    ),
  );
  const matrix = matrices[orientation - 1] ?? (matrices[0] as (typeof matrices)[number]);
  const isTurned = orientation >= 5 && orientation <= 8;
  const scale = pointsPerInch / resolutionOf(picture);
  const [across, down] = (isTurned ? [height, width] : [width, height]).map((pixels) => pixels * scale) as [
    number,
    number,
  ];
  const drawing = parts.map((part, at) => {
    const [x, y] = [part.left / width, 1 - (part.top + part.height) / height];
    return `q ${part.width / width} 0 0 ${part.height / height} ${x} ${y} cm /I${at} Do Q`;
  });
  const content = Buffer.from(
    `q ${across} 0 0 ${down} 0 0 cm ${matrix.join(" ")} cm\n${drawing.join("\n")}\nQ`,
  );
  const contents = writer.add(`<< /Length ${content.length} >>`, content);
  const names = images.map((image, at) => `/I${at} ${image} 0 R`).join(" ");
  return writer.add(
    `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${across} ${down}] /Contents ${contents} 0 R /Resources << /XObject << ${names} >> >> >>`,
  );
}

/** Pixels to an inch that a picture of a page can have. */
export function resolutionOf({ width, height, resolution }: EncodedPicture): number {
  const longer = Math.max(width, height);
  const told = resolution === null || resolution <= 0 ? 0 : longer / resolution;
  return told >= shortestPage && told <= longestPage ? (resolution as number) : longer / usualPage;
}

/** Writes the objects of a PDF and where they stand (PDF 32000-1, 7.5). */
class PdfWriter {
  readonly #chunks: Uint8Array[] = [Buffer.from("%PDF-1.5\n")];
  #length = 9;
  readonly #offsets: number[] = [];

  /** A number for an object that is written later. */
  reserve(): number {
    return this.#offsets.push(0);
  }

  add(dictionary: string, stream?: Uint8Array): number {
    const number = this.reserve();
    this.put(number, dictionary, stream);
    return number;
  }

  put(number: number, dictionary: string, stream?: Uint8Array): void {
    this.#offsets[number - 1] = this.#length;
    this.#write(Buffer.from(`${number} 0 obj\n${dictionary}\n${stream === undefined ? "" : "stream\n"}`));
    if (stream !== undefined) {
      this.#write(stream);
      this.#write(Buffer.from("\nendstream\n"));
    }
    this.#write(Buffer.from("endobj\n"));
  }

  finish(root: number): Uint8Array {
    const at = this.#length;
    const entries = this.#offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
    const count = entries.length + 1;
    this.#write(
      Buffer.from(
        `xref\n0 ${count}\n0000000000 65535 f \n${entries.join("")}trailer\n<< /Size ${count} /Root ${root} 0 R >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(this.#chunks, this.#length);
  }

  #write(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }
}
