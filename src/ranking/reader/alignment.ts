import { dot } from "./layers.js";
import type { ReaderToken } from "./read-tokens.js";
import { isNumeric } from "./token-shape.js";

/** How the tokens of a question are found in a passage of `length` tokens and `sentences` sentences. */
export interface Alignment {
  /** Question tokens × passage tokens: the best match at most `nearTokens` away, in [0, 1]. */
  readonly near: Float32Array;
  /** By passage token: its best match with any token of the question. */
  readonly own: Float32Array;
  /** Question tokens × sentences: the best match inside the sentence. */
  readonly inSentence: Float32Array;
  /** The same, 1 for an exact match and 0 for none. */
  readonly exact: Float32Array;
}

/** As far as an answer stands from the words that it belongs to; the training used the same. */
const nearTokens = 6;

/** Vectors of tokens, one after the other. */
export interface TokenRows {
  readonly values: Float32Array;
  readonly dimensions: number;
}

/**
 * Matches each token of the question with each of the passage: 1 for equal keys, else the cosine of their vectors, at least 0.
 * @param questionRows unit vectors of the question's tokens, or zeros
 * @param passageRows the same of the passage's
 * @param sentenceStarts where each sentence starts; none is empty
 */
export function align(
  question: readonly ReaderToken[],
  passage: readonly ReaderToken[],
  questionRows: TokenRows,
  passageRows: TokenRows,
  sentenceStarts: readonly number[],
): Alignment {
  const length = passage.length;
  const sentences = sentenceStarts.length;
  const near = new Float32Array(question.length * length);
  const own = new Float32Array(length);
  const inSentence = new Float32Array(question.length * sentences);
  const exact = new Float32Array(question.length * sentences);
  const keys = new Map<string, number>();
  for (const { key } of question) if (!keys.has(key)) keys.set(key, keys.size);
  const held = Int16Array.from(passage, ({ key }) => keys.get(key) ?? -1);
  const matches = new Float32Array(length);
  question.forEach((token, at) => {
    const key = keys.get(token.key) ?? -1;
    if (isNumeric(token.shape)) matches.fill(0);
    else cosines(questionRows, at, passageRows, matches);
    for (let place = 0; place < length; place++) if (held[place] === key) matches[place] = 1;
    for (let place = 0; place < length; place++) {
      if ((matches[place] as number) > (own[place] as number)) own[place] = matches[place] as number;
    }
    widen(matches, near, at * length);
    for (let sentence = 0; sentence < sentences; sentence++) {
      const start = sentenceStarts[sentence] as number;
      const end = sentenceStarts[sentence + 1] ?? length;
      let best = 0;
      let found = 0;
      for (let place = start; place < end; place++) {
        best = Math.max(best, matches[place] as number);
        if (held[place] === key) found = 1;
      }
      inSentence[at * sentences + sentence] = best;
      exact[at * sentences + sentence] = found;
    }
  });
  return { near, own, inSentence, exact };
}

function cosines(question: TokenRows, token: number, passage: TokenRows, matches: Float32Array): void {
  const { dimensions } = question;
  for (let place = 0; place < matches.length; place++) {
    const cosine = dot(question.values, token * dimensions, passage.values, place * dimensions, dimensions);
    matches[place] = Math.min(1, Math.max(0, cosine));
  }
}

/** Writes, for each place, the greatest value at most `nearTokens` away. */
function widen(values: Float32Array, output: Float32Array, outputAt: number): void {
  for (let place = 0; place < values.length; place++) {
    const end = Math.min(values.length, place + nearTokens + 1);
    let best = 0;
    for (let from = Math.max(0, place - nearTokens); from < end; from++) {
      best = Math.max(best, values[from] as number);
    }
    output[outputAt + place] = best;
  }
}
