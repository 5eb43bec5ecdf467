import type { TokenRows } from "./alignment.js";
import { applyDense, applyTanh } from "./layers.js";
import type { ReaderToken } from "./read-tokens.js";
import type { ReaderWeights } from "./reader-file.js";
import { tokenShapes } from "./token-shape.js";

/** Shapes and the unused 0: keys of kept parts are unique. */
const shapeCount = Object.keys(tokenShapes).length + 1;
/** As many tokens of passages are kept with what they add to their neighbours: about 20 MB. */
const mostKept = 24_000;

/** Vectors of tokens: the table's, and the learned types that are computed once a row. */
export class TokenVectors {
  private readonly types: (Float32Array | undefined)[] = [];
  private readonly units: (Float32Array | undefined)[] = [];
  private readonly channels: number;
  /** By row and shape: what a token adds to the state of the token at each place around it, places × channels. */
  private readonly parts = new Map<number, Float32Array>();

  /** @param weights of the reader; nothing is copied */
  constructor(private readonly weights: ReaderWeights) {
    this.channels = weights.type.outputs;
  }

  /** Unit vectors of tokens, or zeros for those that the table has no vector for. */
  rowsOf(tokens: readonly ReaderToken[]): TokenRows {
    const { dimensions } = this.weights;
    const values = new Float32Array(tokens.length * dimensions);
    tokens.forEach(({ row }, at) => {
      values.set(this.ofRow(row), at * dimensions);
    });
    return { values, dimensions };
  }

  /** What kind of thing each token is: tokens × channels, the type of its row and its shape added. */
  typesOf(tokens: readonly ReaderToken[]): Float32Array {
    const { shape } = this.weights;
    const types = new Float32Array(tokens.length * this.channels);
    tokens.forEach((token, at) => {
      const type = this.typeOfRow(token.row);
      for (let channel = 0; channel < this.channels; channel++) {
        types[at * this.channels + channel] =
          (type[channel] as number) + (shape[token.shape * this.channels + channel] as number);
      }
    });
    return types;
  }

  /**
   * Each token of a passage as its neighbours colour it, tokens × channels: `contextOf` of their types. What a word adds to
   * its neighbours is the same in any passage, so it is computed once, and a passage takes additions only.
   */
  statesOf(tokens: readonly ReaderToken[]): Float32Array {
    const { channels } = this;
    const kernel = this.weights.passageContext;
    const reach = (kernel.length - 1) / 2;
    const states = this.typesOf(tokens);
    const bias = kernel[0]?.bias;
    for (let at = 0; at < states.length; at++) {
      states[at] = (states[at] as number) + (bias?.[at % channels] ?? 0);
    }
    for (let at = 0; at < tokens.length; at++) {
      const parts = this.partsOf(tokens[at] as ReaderToken);
      for (let place = 0; place < kernel.length; place++) {
        // The token stands `place - reach` after the one that it is added to.
        const to = at - place + reach;
        if (to < 0 || to >= tokens.length) continue;
        for (let channel = 0; channel < channels; channel++) {
          states[to * channels + channel] =
            (states[to * channels + channel] as number) + (parts[place * channels + channel] as number);
        }
      }
    }
    applyTanh(states);
    return states;
  }

  private partsOf(token: ReaderToken): Float32Array {
    const key = token.row * shapeCount + token.shape;
    const known = this.parts.get(key);
    if (known) return known;
    const type = this.typesOf([token]);
    const { passageContext } = this.weights;
    const parts = new Float32Array(passageContext.length * this.channels);
    passageContext.forEach((layer, place) => {
      const noBias = { ...layer, bias: new Float32Array(this.channels) };
      applyDense(noBias, type, parts, 0, place * this.channels);
    });
    if (this.parts.size >= mostKept) this.parts.clear();
    this.parts.set(key, parts);
    return parts;
  }

  private ofRow(row: number): Float32Array {
    // Brought to length 1 when first read: most rows never are, and a start waits for none of them.
    const known = this.units[row];
    if (known) return known;
    const { table, dimensions } = this.weights;
    const unit = Float32Array.from(table.subarray(row * dimensions, (row + 1) * dimensions));
    const length = Math.hypot(...unit) || 1;
    for (let at = 0; at < dimensions; at++) unit[at] = (unit[at] as number) / length;
    this.units[row] = unit;
    return unit;
  }

  private typeOfRow(row: number): Float32Array {
    const known = this.types[row];
    if (known) return known;
    const type = new Float32Array(this.channels);
    applyDense(this.weights.type, this.ofRow(row), type);
    this.types[row] = type;
    return type;
  }
}
