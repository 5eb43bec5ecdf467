import type { WordTokenizer } from "../../embedding/word-tokenizer.js";
import { type ReaderToken, readTokens } from "./read-tokens.js";
import { longestPassage, longestQuestion, mostSentences } from "./reader-memory.js";

/** A passage in tokens: the same for all readers that have the rows of one tokenizer. */
export interface CutPassage {
  readonly tokens: readonly ReaderToken[];
  /** Where its sentences start among the tokens, and which sentences those are; those without a word are left out. */
  readonly starts: readonly number[];
  readonly numbers: readonly number[];
  /** Number of its sentences, those left out included. */
  readonly sentences: number;
  /** Sentence of each token, by its place in `starts`. */
  readonly sentenceOf: Uint8Array;
}

/** The tokens of a question that are read. */
export function cutQuestion(text: string, tokenizer: WordTokenizer): ReaderToken[] {
  return readTokens(text, tokenizer).slice(0, longestQuestion);
}

/** The tokens of a passage that are read. @param sentences its sentences, in order */
export function cutPassage(sentences: readonly string[], tokenizer: WordTokenizer): CutPassage {
  const tokens: ReaderToken[] = [];
  const starts: number[] = [];
  const numbers: number[] = [];
  for (const [number, sentence] of sentences.entries()) {
    const more = readTokens(sentence, tokenizer);
    if (more.length === 0) continue;
    if (tokens.length >= longestPassage) break;
    if (starts.length < mostSentences) {
      starts.push(tokens.length);
      numbers.push(number);
    }
    tokens.push(...more.slice(0, longestPassage - tokens.length));
  }
  return {
    tokens,
    starts,
    numbers,
    sentences: sentences.length,
    sentenceOf: sentencesOf(starts, tokens.length),
  };
}

function sentencesOf(starts: readonly number[], length: number): Uint8Array {
  const sentences = new Uint8Array(length);
  starts.forEach((start, at) => {
    sentences.fill(at, start);
  });
  return sentences;
}
