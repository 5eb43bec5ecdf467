import type { DocumentPage, ImportWarning } from "../document.js";
import { encodingNames, type LegacyEncoding } from "./encodings.js";
import type { Evidence } from "./evidence.js";

/** What was found in a document. */
export interface Tally {
  readonly units: readonly { readonly evidence: Evidence; readonly encoding: LegacyEncoding | null }[];
}

/** An encoding of so few words may be a mistake, and is not told of as one of several. */
const leastWords = 3;

/** One doubtful word in so many is usual: signs of mathematics, names of products. */
const doubtfulShare = 0.005;
const leastDoubtful = 3;

/** Longest word that is shown as an example, in characters. */
const longestExample = 30;

// Signs within words that the tables of the encodings leave over, and what stands for characters that could not be read.
const leftOver =
  /\p{L}[\u0080-\u00a0\u00a1-\u00a9\u00ab\u00ac\u00ae-\u00b6\u00b8\u00b9\u00bb-\u00bf]\p{L}|[\u0080-\u009f\ufffd\ue000-\uf8ff]/u;

/** What whoever imports should know about a document's letters. @param pages as decoded */
export function encodingWarnings({ units }: Tally, pages: readonly DocumentPage[]): ImportWarning[] {
  const words = new Map<LegacyEncoding | null, number>();
  for (const { evidence, encoding } of units)
    words.set(encoding, (words.get(encoding) ?? 0) + wordsOf(evidence, encoding));
  const warnings: ImportWarning[] = [];
  for (const [encoding, count] of words) {
    if (encoding === null || count === 0) continue;
    warnings.push({
      code: "legacy-encoding",
      page: null,
      detail: { encoding: encodingNames[encoding], words: count },
    });
  }
  const several = [...words].filter(([, count]) => count >= leastWords);
  if (several.length > 1) {
    const encodings = several
      .map(([encoding]) => (encoding === null ? "Unicode" : encodingNames[encoding]))
      .join(", ");
    warnings.push({ code: "mixed-encodings", page: null, detail: { encodings } });
  }
  return [...warnings, ...doubtfulLetters(pages)];
}

function wordsOf({ words, unicode }: Evidence, encoding: LegacyEncoding | null): number {
  return encoding === null ? unicode : Math.max(1, words);
}

function doubtfulLetters(pages: readonly DocumentPage[]): ImportWarning[] {
  let words = 0;
  const doubtful: { readonly word: string; readonly page: number | null }[] = [];
  for (const { number, blocks } of pages) {
    for (const { text } of blocks) {
      for (const word of text.split(/\s+/u)) {
        words++;
        if (leftOver.test(word)) doubtful.push({ word, page: number });
      }
    }
  }
  const [first] = doubtful;
  if (first === undefined || doubtful.length < leastDoubtful || doubtful.length < doubtfulShare * words)
    return [];
  const detail = { count: doubtful.length, example: [...first.word].slice(0, longestExample).join("") };
  return [{ code: "doubtful-letters", page: first.page, detail }];
}
