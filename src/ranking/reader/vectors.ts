import { applyDense } from "./layers.js";
import type { ReaderToken } from "./read-tokens.js";
import type { ReaderWeights } from "./reader-file.js";
import { mostKept, type ReaderMemory } from "./reader-memory.js";
import { tokenShapes } from "./token-shape.js";

/** By this number and its shapes, numbered from 1, a row's kept parts have keys of their own. */
const shapeCount = Object.keys(tokenShapes).length;

/** Vectors of tokens: the table's, and the learned types that are computed once a row. */
export class TokenVectors {
  private readonly types: (Float32Array | undefined)[] = [];
  /** By row: 1 by the length of its direction in the table; 0 for a row of zeros, and for one that was not asked for yet. */
  private readonly lengths: Float64Array;
  private readonly channels: number;
  /** By row and shape: number of its place among the kept parts, plus 1; 0 where it is not kept. */
  private readonly kept: Uint16Array;
  private keptCount = 0;

  /** @param weights of the reader; nothing is copied */
  constructor(
    private readonly weights: ReaderWeights,
    private readonly memory: ReaderMemory,
  ) {
    this.channels = weights.type.outputs;
    this.lengths = new Float64Array(weights.rows);
    this.kept = new Uint16Array(weights.rows * shapeCount);
  }

  /** The row of a token's direction in the table. */
  rowOf({ row }: ReaderToken): number {
    return row < this.weights.rows ? row : 0;
  }

  /** 1 by the length of a row's direction; 0 for a row of zeros. */
  lengthOf(row: number): number {
    // Found when first asked for: most rows never are, and a start waits for none of them.
    const known = this.lengths[row] as number;
    if (known !== 0) return known;
    const { table, dimensions } = this.weights;
    let square = 0;
    for (let at = row * dimensions; at < (row + 1) * dimensions; at++) square += (table[at] as number) ** 2;
    const length = square === 0 ? 0 : 1 / Math.sqrt(square);
    this.lengths[row] = length;
    return length;
  }

  /** What kind of thing each token is: tokens × channels, the type of its row and its shape added. */
  typesOf(tokens: readonly ReaderToken[]): Float32Array {
    const { shape } = this.weights;
    const types = new Float32Array(tokens.length * this.channels);
    tokens.forEach((token, at) => {
      const type = this.typeOfRow(this.rowOf(token));
      for (let channel = 0; channel < this.channels; channel++) {
        types[at * this.channels + channel] =
          (type[channel] as number) + (shape[token.shape * this.channels + channel] as number);
      }
    });
    return types;
  }

  /**
   * Each token of a passage as its neighbours colour it, tokens × channels: `tanh(types + convolution of types)` along the passage, with zeros
   * beyond its ends. What a word adds to its neighbours is the same in any passage, so it is computed once, and a passage takes additions only.
   */
  statesOf(tokens: readonly ReaderToken[]): Float32Array {
    const { regions, around, channels } = this.memory;
    if (this.keptCount + tokens.length > mostKept) {
      this.kept.fill(0);
      this.keptCount = 0;
    }
    const partSize = (1 + around) * channels * 4;
    const addresses = regions.partsOf.values;
    for (let at = 0; at < tokens.length; at++)
      addresses[at] = regions.parts.at + this.partsOf(tokens[at] as ReaderToken) * partSize;
    return this.colour(tokens.length, around);
  }

  /** The same of a question, whose convolution is another one. */
  questionStatesOf(tokens: readonly ReaderToken[]): Float32Array {
    const { kernels, regions, channels, askedAround } = this.memory;
    const { askedTypes, askedPartWeights: weights, askedPartStart: start, askedParts } = regions;
    const width = (1 + askedAround) * channels;
    askedTypes.values.set(this.typesOf(tokens));
    kernels.layer(askedTypes.at, channels, weights.at, start.at, 0, tokens.length, width, askedParts.at);
    for (let at = 0; at < tokens.length; at++) regions.partsOf.values[at] = askedParts.at + at * width * 4;
    return this.colour(tokens.length, askedAround);
  }

  /** Adds up what the tokens are and what they add to each other, whose addresses the memory holds. */
  private colour(length: number, around: number): Float32Array {
    const { kernels, regions, channels } = this.memory;
    const { partsOf, coloured } = regions;
    kernels.colour(partsOf.at, length, channels * 4, around, coloured.at);
    const first = (around >> 1) * channels;
    kernels.tanh(coloured.at + first * 4, length * channels);
    return coloured.values.slice(first, first + length * channels);
  }

  /** Where the parts of a token are kept: what it is itself, the layers' bias added, and what it adds to the token at each place around it. */
  private partsOf(token: ReaderToken): number {
    const row = this.rowOf(token);
    const key = row * shapeCount + token.shape - 1;
    const known = this.kept[key] as number;
    if (known !== 0) return known - 1;
    const place = this.keptCount++;
    this.kept[key] = place + 1;
    const { kernels, regions, around, channels } = this.memory;
    const { type, partWeights, partStart, parts } = regions;
    const types = this.typesOf([token]);
    const first = place * (1 + around) * channels;
    const bias = this.weights.passageContext[0]?.bias;
    for (let channel = 0; channel < channels; channel++)
      parts.values[first + channel] = (types[channel] as number) + (bias?.[channel] ?? 0);
    type.values.set(types);
    const out = parts.at + (first + channels) * 4;
    kernels.layer(type.at, channels, partWeights.at, partStart.at, 0, 1, around * channels, out);
    return place;
  }

  private typeOfRow(row: number): Float32Array {
    const known = this.types[row];
    if (known) return known;
    const { kinds, type: layer } = this.weights;
    const unit = Float32Array.from(kinds.subarray(row * layer.inputs, (row + 1) * layer.inputs));
    const length = Math.hypot(...unit) || 1;
    for (let at = 0; at < unit.length; at++) unit[at] = (unit[at] as number) / length;
    const type = new Float32Array(this.channels);
    applyDense(layer, unit, type);
    this.types[row] = type;
    return type;
  }
}
