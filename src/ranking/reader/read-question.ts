import { sigmoid } from "../statistics.js";
import { applyDense, type Dense } from "./layers.js";
import type { ReaderToken } from "./read-tokens.js";
import type { ReaderWeights } from "./reader-file.js";
import type { ReaderMemory } from "./reader-memory.js";
import type { TokenVectors } from "./vectors.js";

/** A question, made ready to be read with any number of passages. */
export interface ReadQuestion {
  readonly tokens: readonly ReaderToken[];
  /** By key: the number of the first token that has it. For each token, the number of its key. */
  readonly keys: ReadonlyMap<string, number>;
  readonly keyOf: Int16Array;
  /** Directions of the tokens, as in the table, `dimensions` each; and 1 by the length of each, or 0. */
  readonly rows: Int16Array;
  readonly lengths: Float64Array;
  readonly dimensions: number;
  /** Tokens × channels: each token as its neighbours colour it. */
  readonly states: Float32Array;
  /** Heads × channels: what is asked for, to be compared with the states of a passage. */
  readonly wants: Float32Array;
  /** Tokens × `facts` of the memory: what of the first layer of words does not depend on the passage. */
  readonly words: Float32Array;
  /** How much each token matters; they add up to a little less than 1. */
  readonly shares: Float32Array;
  /** How rare each token is; about 0 for the most frequent and 1 for the rarest. */
  readonly rarity: Float32Array;
}

/** Keeps the shares of a question small whose tokens all matter little; as in the training. */
const shareFloor = 0.1;

/** Reads what of a question does not depend on the passage. */
export function readQuestion(
  tokens: readonly ReaderToken[],
  rarityOf: (row: number) => number,
  vectors: TokenVectors,
  weights: ReaderWeights,
  memory: ReaderMemory,
): ReadQuestion {
  const states = vectors.questionStatesOf(tokens);
  const rarity = Float32Array.from(tokens, ({ row }) => rarityOf(row));
  const keys = new Map<string, number>();
  for (const [at, { key }] of tokens.entries()) if (!keys.has(key)) keys.set(key, at);
  const { table, dimensions } = weights;
  const rows = new Int16Array(tokens.length * dimensions);
  for (const [at, token] of tokens.entries()) {
    const start = vectors.rowOf(token) * dimensions;
    rows.set(table.subarray(start, start + dimensions), at * dimensions);
  }
  return {
    tokens,
    keys,
    keyOf: Int16Array.from(tokens, ({ key }) => keys.get(key) ?? -1),
    rows,
    lengths: Float64Array.from(tokens, (token) => vectors.lengthOf(vectors.rowOf(token))),
    dimensions,
    states,
    wants: wantsOf(states, tokens.length, weights),
    words: wordsOf(states, tokens.length, memory),
    shares: sharesOf(states, rarity, weights.gate),
    rarity,
  };
}

function wantsOf(states: Float32Array, length: number, { attention, want }: ReaderWeights): Float32Array {
  const channels = attention.inputs;
  const heads = attention.outputs;
  const scores = new Float32Array(length * heads);
  for (let at = 0; at < length; at++) applyDense(attention, states, scores, at * channels, at * heads);
  const wants = new Float32Array(heads * channels);
  const mean = new Float32Array(channels);
  want.forEach((layer, head) => {
    const ofHead = Float32Array.from({ length }, (_unused, at) => scores[at * heads + head] as number);
    softmax(ofHead);
    mean.fill(0);
    for (let at = 0; at < length; at++) {
      for (let channel = 0; channel < channels; channel++) {
        mean[channel] =
          (mean[channel] as number) + (ofHead[at] as number) * (states[at * channels + channel] as number);
      }
    }
    // The weights of the mean add up to 1, so the layer of the mean is the mean of the layer.
    applyDense(layer, mean, wants, 0, head * channels);
  });
  return wants;
}

function wordsOf(states: Float32Array, length: number, memory: ReaderMemory): Float32Array {
  const { kernels, channels, facts } = memory;
  const { askedTypes, askedWordWeights: weights, askedWordStart: start, askedWords } = memory.regions;
  askedTypes.values.set(states);
  kernels.layer(askedTypes.at, channels, weights.at, start.at, 0, length, facts, askedWords.at);
  return askedWords.values.slice(0, length * facts);
}

function softmax(values: Float32Array): void {
  const highest = values.reduce((high, value) => Math.max(high, value), -Infinity);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const power = Math.exp((values[at] as number) - highest);
    values[at] = power;
    sum += power;
  }
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / sum;
}

function sharesOf(states: Float32Array, rarity: Float32Array, gate: Dense): Float32Array {
  const channels = gate.inputs - 1;
  const input = new Float32Array(gate.inputs);
  const output = new Float32Array(1);
  const shares = rarity.map((rare, at) => {
    input.set(states.subarray(at * channels, (at + 1) * channels));
    input[channels] = rare;
    applyDense(gate, input, output);
    return sigmoid(output[0] as number);
  });
  const sum = shares.reduce((total, share) => total + share, 0) + shareFloor;
  return shares.map((share) => share / sum);
}
