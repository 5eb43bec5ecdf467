import type { Alignment } from "./alignment.js";
import type { ReadPassage } from "./read-passage.js";
import type { ReadQuestion } from "./read-question.js";
import type { ReaderMemory } from "./reader-memory.js";

/** How well the question is found in a passage and its sentences, each in [0, 1]. */
export interface Found {
  /** By sentence. */
  readonly bySentence: Float32Array;
  readonly anywhere: number;
}

/** Weighs the matches of the question's tokens by how much they matter. */
export function weighMatches(
  { tokens, shares }: ReadQuestion,
  { inSentence }: Alignment,
  sentences: number,
): Found {
  const bySentence = new Float32Array(sentences);
  let anywhere = 0;
  for (let token = 0; token < tokens.length; token++) {
    const share = shares[token] as number;
    let best = 0;
    for (let sentence = 0; sentence < sentences; sentence++) {
      const match = inSentence[token * sentences + sentence] as number;
      bySentence[sentence] = (bySentence[sentence] as number) + share * match;
      if (match > best) best = match;
    }
    anywhere += share * best;
  }
  return { bySentence, anywhere };
}

/**
 * For each token of a passage, how well the answer may stand there: a thing of the kind that is asked for, near what the
 * question speaks of, and not itself a word of the question.
 * @param memory holds what the question wants
 */
export function readPlaces(
  { tokens, states, sentenceOf }: ReadPassage,
  alignment: Alignment,
  found: Found,
  heads: number,
  memory: ReaderMemory,
): Float32Array {
  const { kernels, regions, channels, wants, places, placeInputs: inputs, secondPlace } = memory;
  const length = tokens.length;
  regions.states.values.set(states);
  const { states: from, wants: weights, wantStart, wanted, placeInput } = regions;
  kernels.layer(from.at, channels, weights.at, wantStart.at, 0, length, wants, wanted.at);
  const input = placeInput.values;
  for (let place = 0; place < length; place++) {
    const at = place * inputs;
    for (let head = 0; head < heads; head++) input[at + head] = wanted.values[place * wants + head] as number;
    const near = alignment.near[place] as number;
    const inSentence = found.bySentence[sentenceOf[place] as number] as number;
    const own = alignment.own[place] as number;
    input[at + heads] = near;
    input[at + heads + 1] = inSentence;
    input[at + heads + 2] = own;
    input[at + heads + 3] = near * inSentence;
    input[at + heads + 4] = found.anywhere;
    input[at + heads + 5] = 1 - own * near;
  }
  const { placeWeights, placeStart, placeHidden } = regions;
  kernels.layer(placeInput.at, inputs, placeWeights.at, placeStart.at, 0, length, places, placeHidden.at);
  kernels.tanh(placeHidden.at, length * places);
  const hidden = placeHidden.values;
  const { inputs: width, weight, bias } = secondPlace;
  const scores = new Float32Array(length);
  for (let place = 0; place < length; place++) {
    let sum = bias[0] as number;
    for (let at = 0; at < width; at++)
      sum += (weight[at] as number) * (hidden[place * places + at] as number);
    scores[place] = sum;
  }
  return scores;
}
