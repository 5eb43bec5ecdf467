import { describe, expect, it } from "vitest";
import type { ExtractedDocument, TextBlock } from "../../../../src/corpus/import/document.js";
import type { Extractor } from "../../../../src/corpus/import/extract/extractor.js";
import { sniff } from "../../../../src/corpus/import/extract/formats.js";
import { layOut } from "../../../../src/corpus/import/layout/index.js";
import { AppError } from "../../../../src/errors.js";

/** A document of a format, and every character that a reader of it sees, white space aside, in the order of the source; null where letters are recognised. */
export interface ContractSample {
  readonly bytes: Uint8Array;
  readonly text: string | null;
}

/** A seeded generator of numbers below 2³² (mulberry32), so that a failure comes again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

const bare = (texts: readonly string[]) =>
  [...texts.join("").normalize("NFC").replace(/\s/gu, "")].sort().join("");

/**
 * What every reader of a format keeps, whatever the format.
 *
 * @param tries how many spoilt files are tried of each kind; fewer for a reader that is slow to open a file
 */
export function describeContract(
  extractor: Extractor,
  sample: () => ContractSample | Promise<ContractSample>,
  tries = 40,
): void {
  const read = (
    bytes: Uint8Array,
    signal?: AbortSignal,
    onPage?: (done: number, total: number | null) => void,
  ) => extractor.extract({ name: "tệp", bytes }, { ...(signal && { signal }), ...(onPage && { onPage }) });

  /** Reads what may be no document at all: a document or an error that says what to do, and nothing else. */
  async function readSpoilt(bytes: Uint8Array): Promise<void> {
    try {
      expectValid(await read(bytes));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      expect(error.code).toMatch(/^(?:IMPORT|TEXT|CORPUS)_/u);
    }
  }

  describe(`the ${extractor.format} reader keeps the contract of readers`, () => {
    it("is chosen for its own documents", async () => {
      expect(sniff((await sample()).bytes)).toEqual({ format: extractor.format });
    });

    it("accounts for every character", async () => {
      const { bytes, text } = await sample();
      const document = await read(bytes);
      expectValid(document);
      const blocks = document.pages.flatMap((page) => page.blocks.map((block) => block.text));
      expect(blocks.join("")).not.toBe("");
      if (text !== null)
        expect(bare([...blocks, ...document.leftOut.map((left) => left.text)])).toBe(bare([text]));
      const { paragraphs, leftOut } = layOut(document);
      expect(bare([...paragraphs, ...leftOut].map((part) => part.text))).toBe(bare(blocks));
    });

    it("reads a file the same twice, and does not change its bytes", async () => {
      const { bytes } = await sample();
      const before = Buffer.from(bytes);
      expect(await read(bytes)).toEqual(await read(bytes));
      expect(before.equals(bytes)).toBe(true);
    });

    it("tells how far it is, and never backwards", async () => {
      const told: (readonly [number, number | null])[] = [];
      await read((await sample()).bytes, undefined, (done, total) => told.push([done, total]));
      expect(told.length).toBeGreaterThan(0);
      told.forEach(([done, total], at) => {
        expect(done).toBeGreaterThanOrEqual(told[at - 1]?.[0] ?? 0);
        if (total !== null) expect(done).toBeLessThanOrEqual(total);
      });
    });

    it("ends with the signal's reason where it is stopped before it begins", async () => {
      const reason = new Error("stopped");
      await expect(read((await sample()).bytes, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it("reads nothing of an empty file, or refuses it", async () => {
      await readSpoilt(new Uint8Array());
    });

    it("reads a file that was cut off, or says what is wrong with it", async () => {
      const { bytes } = await sample();
      for (let eighth = 1; eighth < 8; eighth++)
        await readSpoilt(bytes.slice(0, (bytes.length * eighth) >> 3));
    });

    it("reads a file of random bytes, or says what is wrong with it", async () => {
      const next = seeded(1);
      for (let at = 0; at < tries; at++)
        await readSpoilt(Uint8Array.from({ length: 1 + (next() % 2_000) }, next));
    });

    it("reads a file with bits the wrong way round, or says what is wrong with it", async () => {
      const { bytes } = await sample();
      const next = seeded(2);
      for (let at = 0; at < tries; at++) {
        const spoilt = Uint8Array.from(bytes);
        for (let flips = 1 + (next() % 8); flips > 0; flips--) {
          const place = next() % spoilt.length;
          spoilt[place] = (spoilt[place] ?? 0) ^ (1 << (next() % 8));
        }
        await readSpoilt(spoilt);
      }
    });
  });
}

function expectValid({ pages, leftOut, warnings }: ExtractedDocument): void {
  const numbers = pages.flatMap(({ number }) => number ?? []);
  expect([0, pages.length]).toContain(numbers.length);
  for (const [at, number] of numbers.entries()) expect(number).toBeGreaterThan(numbers[at - 1] ?? 0);
  for (const { blocks, size } of pages) {
    if (size !== null) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
    for (const block of blocks) expectValidBlock(block);
  }
  for (const { page } of [...leftOut, ...warnings]) if (page !== null) expect(numbers).toContain(page);
}

function expectValidBlock({ text, runs, box, angle, style, level, recognition }: TextBlock): void {
  expect(text).not.toMatch(/[\n\r]/u);
  if (runs.length > 0) expect(runs.map((run) => run.text).join("")).toBe(text);
  if (box !== null) {
    for (const side of [box.left, box.top, box.right, box.bottom]) expect(Number.isFinite(side)).toBe(true);
    expect(box.right).toBeGreaterThanOrEqual(box.left);
    expect(box.bottom).toBeGreaterThanOrEqual(box.top);
  }
  expect(Number.isFinite(angle)).toBe(true);
  if (style.size !== null) expect(style.size).toBeGreaterThan(0);
  if (level !== null) expect([1, 2, 3, 4, 5, 6]).toContain(level);
  if (recognition !== null) {
    expect(recognition.confidence).toBeGreaterThanOrEqual(0);
    expect(recognition.confidence).toBeLessThanOrEqual(1);
  }
}
