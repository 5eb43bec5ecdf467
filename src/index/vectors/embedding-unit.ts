import { createHash } from "node:crypto";
import type { Article, Passage } from "../../corpus/types.js";
import { plainLetters } from "../../language/look-alikes.js";
import { splitSentences } from "../../language/sentence.js";
import { passageRole } from "../passages/passage-context.js";

/** A text that gets a vector of its own. */
export interface EmbeddingUnit {
  /** Ordinal of its passage. */
  readonly passage: number;
  /** Number of the sentence that the text is, or begins with; -1 for what is said of the passage and not printed in it. */
  readonly sentence: number;
  readonly text: string;
}

// Shorter sentences say too little to be found by; they are read with the one before.
const shortestSentence = 20;
// Longer sentences are cut into windows, because models read only so much of a text.
const longestWindow = 1_000;

/** The units of a passage: each sentence, and what the passage is where that is not printed. At least one. */
export function embeddingUnits(ordinal: number, passage: Passage, article: Article): EmbeddingUnit[] {
  const units: EmbeddingUnit[] = [];
  splitSentences(passage.text).forEach(({ start, end }, sentence) => {
    const text = plainLetters(passage.text.slice(start, end));
    const last = units.at(-1);
    if (text.length < shortestSentence && last)
      units[units.length - 1] = { ...last, text: `${last.text} ${text}` };
    else units.push(...windows(text).map((window) => ({ passage: ordinal, sentence, text: window })));
  });
  const role = passageRole(passage, article);
  if (role) units.push({ passage: ordinal, sentence: -1, text: role });
  return units.length > 0 ? units : [{ passage: ordinal, sentence: 0, text: passage.text }];
}

/** Key under which a unit's vector is kept and found again: the first 16 bytes of the text's SHA-256. */
export function unitKey(text: string): Buffer {
  return createHash("sha256").update(text).digest().subarray(0, 16);
}

function windows(sentence: string): string[] {
  if (sentence.length <= longestWindow) return [sentence];
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > longestWindow) {
    const space = rest.lastIndexOf(" ", longestWindow);
    const cut = space > 0 ? space : longestWindow - (isSecondHalf(rest, longestWindow) ? 1 : 0);
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest ? [...parts, rest] : parts;
}

/** Whether the code unit is the second of the two that make one character. */
function isSecondHalf(text: string, at: number): boolean {
  return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));
}
