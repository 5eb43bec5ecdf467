import type { Alignment } from "./alignment.js";
import { applyDense, applyTanh, dot } from "./layers.js";
import type { ReadQuestion } from "./read-question.js";
import type { ReaderWeights } from "./reader-file.js";

/** How well the question is found in a passage and its sentences, each in [0, 1]. */
export interface Found {
  /** By sentence. */
  readonly bySentence: Float32Array;
  readonly anywhere: number;
}

/** Weighs the matches of the question's tokens by how much they matter. */
export function weighMatches({ shares }: ReadQuestion, { inSentence }: Alignment, sentences: number): Found {
  const bySentence = new Float32Array(sentences);
  let anywhere = 0;
  shares.forEach((share, token) => {
    let best = 0;
    for (let sentence = 0; sentence < sentences; sentence++) {
      const match = inSentence[token * sentences + sentence] as number;
      bySentence[sentence] = (bySentence[sentence] as number) + share * match;
      best = Math.max(best, match);
    }
    anywhere += share * best;
  });
  return { bySentence, anywhere };
}

/**
 * For each token of a passage, how well the answer may stand there: a thing of the kind that is asked for, near what the
 * question speaks of, and not itself a word of the question.
 * @param states passage tokens × channels
 * @param sentenceOf sentence of each token
 */
export function readPlaces(
  question: ReadQuestion,
  states: Float32Array,
  alignment: Alignment,
  found: Found,
  sentenceOf: ArrayLike<number>,
  { place: [first, second], attention }: ReaderWeights,
): Float32Array {
  const length = sentenceOf.length;
  const heads = attention.outputs;
  const channels = attention.inputs;
  const input = new Float32Array(first.inputs);
  const hidden = new Float32Array(first.outputs);
  const scores = new Float32Array(length);
  const { shares } = question;
  for (let at = 0; at < length; at++) {
    for (let head = 0; head < heads; head++) {
      input[head] = dot(question.wants, head * channels, states, at * channels, channels);
    }
    let near = 0;
    for (let token = 0; token < shares.length; token++) {
      near += (shares[token] as number) * (alignment.near[token * length + at] as number);
    }
    const inSentence = found.bySentence[sentenceOf[at] as number] as number;
    const own = alignment.own[at] as number;
    input[heads] = near;
    input[heads + 1] = inSentence;
    input[heads + 2] = own;
    input[heads + 3] = near * inSentence;
    input[heads + 4] = found.anywhere;
    input[heads + 5] = 1 - own * near;
    applyDense(first, input, hidden);
    applyTanh(hidden);
    applyDense(second, hidden, scores, 0, at);
  }
  return scores;
}
