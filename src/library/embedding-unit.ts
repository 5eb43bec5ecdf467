import { createHash } from "node:crypto";
import type { Article, Passage } from "../corpus/types.js";
import { splitSentences } from "../language/sentence.js";
import { passageRole } from "./passage-context.js";

/** A text that gets a vector of its own. */
export interface EmbeddingUnit {
  /** Ordinal of its passage. */
  readonly passage: number;
  readonly text: string;
}

// Shorter sentences say too little to be found by; they are read with the one before.
const shortestSentence = 20;
// Longer sentences are cut into windows, because models read only so much of a text.
const longestWindow = 1_000;

/** The units of a passage: each sentence, and what the passage is where that is not printed. At least one. */
export function embeddingUnits(ordinal: number, passage: Passage, article: Article): EmbeddingUnit[] {
  const texts: string[] = [];
  for (const { start, end } of splitSentences(passage.text)) {
    const sentence = passage.text.slice(start, end);
    if (sentence.length < shortestSentence && texts.length > 0) texts.push(`${texts.pop()} ${sentence}`);
    else texts.push(...windows(sentence));
  }
  const role = passageRole(passage, article);
  if (role) texts.push(role);
  return (texts.length > 0 ? texts : [passage.text]).map((text) => ({ passage: ordinal, text }));
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
    const cut = space > 0 ? space : longestWindow;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest ? [...parts, rest] : parts;
}
