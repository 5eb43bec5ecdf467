import type { Loops } from "./loops.js";

/** The loops of `kernels.wat` without WebAssembly, number for number: every sum is taken in the same order. */
export function scalarKernels(memory: ArrayBuffer): Loops {
  const [bytes, eight, sixteen] = [new Uint8Array(memory), new Int8Array(memory), new Int16Array(memory)];
  const [words, numbers] = [
    new Uint16Array(memory, 0, memory.byteLength >> 1),
    new Uint32Array(memory, 0, memory.byteLength >> 2),
  ];
  const [floats, doubles] = [
    new Float32Array(memory, 0, memory.byteLength >> 2),
    new Float64Array(memory, 0, memory.byteLength >> 3),
  ];
  const dot = (query: number, row: number, size: number): number => {
    const first = query >> 1;
    let sum = 0;
    for (let at = 0; at < size; at++)
      sum = (sum + (sixteen[first + at] as number) * (eight[row + at] as number)) | 0;
    return sum;
  };
  return {
    dots(query, rows, count, size, out) {
      for (let row = 0; row < count; row++) numbers[(out >> 2) + row] = dot(query, rows + row * size, size);
    },
    pickedDots(query, table, picks, count, size, out) {
      for (let row = 0; row < count; row++)
        numbers[(out >> 2) + row] = dot(query, table + (numbers[(picks >> 2) + row] as number) * size, size);
    },
    passages(query, rows, size, scales, offsets, sums, picks, count, out) {
      for (let at = 0; at < count; at++) {
        const passage = numbers[(picks >> 2) + at] as number;
        const end = numbers[(offsets >> 2) + passage + 1] as number;
        let sum = 0;
        for (let row = numbers[(offsets >> 2) + passage] as number; row < end; row++)
          sum += dot(query, rows + row * size, size) * (floats[(scales >> 2) + row] as number);
        doubles[(out >> 3) + at] = sum / (floats[(sums >> 2) + passage] || 1);
      }
    },
    products(query, rows, count, size, out) {
      for (let row = 0; row < count; row++)
        doubles[(out >> 3) + row] = product(doubles, query >> 3, eight, rows + row * size, size);
    },
    differences(query, codes, count, size, out, counts) {
      for (let code = 0; code < count; code++) {
        let differ = 0;
        for (let at = 0; at < size; at++)
          differ += bitCounts[
            (bytes[query + at] as number) ^ (bytes[codes + code * size + at] as number)
          ] as number;
        words[(out >> 1) + code] = differ;
        numbers[(counts >> 2) + differ] = (numbers[(counts >> 2) + differ] as number) + 1;
      }
    },
    within(differences, count, most, out) {
      let found = 0;
      for (let code = 0; code < count; code++)
        if ((words[(differences >> 1) + code] as number) <= most) numbers[(out >> 2) + found++] = code;
      return found;
    },
    score(passages, counts, count, weight, most, single, norms, scores) {
      for (let at = 0; at < count; at++) {
        const passage = numbers[(passages >> 2) + at] as number;
        const times = bytes[counts + at] as number;
        const share =
          times === 1
            ? (floats[(single >> 2) + passage] as number)
            : (times * most) / (times + (floats[(norms >> 2) + passage] as number));
        const place = (scores >> 2) + passage;
        floats[place] = (floats[place] as number) + weight * share;
      }
    },
    reaching(scores, count, least, out) {
      const [first, lowest] = [scores >> 2, Math.fround(least)];
      let found = 0;
      for (let at = 0; at < count; at++)
        if ((floats[first + at] as number) >= lowest) numbers[(out >> 2) + found++] = at;
      return found;
    },
    layer(input, inputs, weights, start, startSize, count, outputs, out) {
      for (let row = 0; row < count; row++) {
        const first = (start + row * startSize) >> 3;
        for (let output = 0; output < outputs; output++) {
          let sum = doubles[first + output] as number;
          for (let at = 0; at < inputs; at++)
            sum +=
              (floats[(input >> 2) + row * inputs + at] as number) *
              (doubles[(weights >> 3) + at * outputs + output] as number);
          floats[(out >> 2) + row * outputs + output] = sum;
        }
      }
    },
    colour(parts, count, size, around, out) {
      const [row, first] = [size >> 2, out >> 2];
      const partOf = (token: number) => (numbers[(parts >> 2) + token] as number) >> 2;
      for (let token = 0; token < count; token++) {
        const part = partOf(token);
        floats.copyWithin(first + (token + (around >> 1)) * row, part, part + row);
      }
      for (let token = 0; token < count; token++) {
        for (let place = 0; place < around; place++) {
          const from = partOf(token) + (place + 1) * row;
          const to = first + (token + around - 1 - place) * row;
          for (let at = 0; at < row; at++)
            floats[to + at] = (floats[to + at] as number) + (floats[from + at] as number);
        }
      }
    },
    tanh(at, count) {
      for (let place = at >> 2; place < (at >> 2) + count; place++)
        floats[place] = tanh(floats[place] as number);
    },
  };
}

/** Product of a query of floats with a row of whole numbers, in four sums: each addition alone would wait for the one before. */
export function product(
  query: ArrayLike<number>,
  from: number,
  values: Int8Array,
  start: number,
  size: number,
): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < size; at += 4) {
    first += (query[from + at] as number) * (values[start + at] as number);
    second += (query[from + at + 1] as number) * (values[start + at + 1] as number);
    third += (query[from + at + 2] as number) * (values[start + at + 2] as number);
    fourth += (query[from + at + 3] as number) * (values[start + at + 3] as number);
  }
  for (; at < size; at++) first += (query[from + at] as number) * (values[start + at] as number);
  return first + second + third + fourth;
}

const bitCounts = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
});

/** 1.5 · 2^23: added to it, a 32-bit float is rounded to a whole number. */
const rounding = 12_582_912;
const log2E = Math.fround(Math.LOG2E);
/** The natural logarithm of 2 in two parts, and a polynomial for e^r (Cephes, expf.c). */
const [ln2High, ln2Low] = [0.693359375, Math.fround(-2.1219444e-4)];
const polynomial = Float32Array.of(
  1.98756915e-4,
  1.3981999507e-3,
  8.3334519073e-3,
  4.1665795894e-2,
  1.6666665459e-1,
  5.0000001201e-1,
  1,
  1,
);

/** Hyperbolic tangent of a 32-bit float, each step rounded to one: see `kernels.wat`. */
function tanh(x: number): number {
  const { fround } = Math;
  let y = fround(x + x);
  y = -44 < y ? y : -44;
  y = y < 44 ? y : 44;
  const k = fround(fround(fround(y * log2E) + rounding) - rounding);
  const r = fround(fround(y - fround(k * ln2High)) - fround(k * ln2Low));
  let power = polynomial[0] as number;
  for (let at = 1; at < polynomial.length; at++)
    power = fround(fround(power * r) + (polynomial[at] as number));
  return fround(1 - fround(2 / fround(power * 2 ** k + 1)));
}
