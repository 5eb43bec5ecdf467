/** A layer of weights: `out = weight · in + bias`, the weight row by row of the output. */
export interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  /** `outputs` × `inputs`. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** Writes `layer(input)` to `output`; both start at the given offsets. */
export function applyDense(
  { inputs, outputs, weight, bias }: Dense,
  input: Float32Array,
  output: Float32Array,
  inputAt = 0,
  outputAt = 0,
): void {
  for (let row = 0; row < outputs; row++) {
    let sum = bias[row] as number;
    const at = row * inputs;
    for (let column = 0; column < inputs; column++) {
      sum += (weight[at + column] as number) * (input[inputAt + column] as number);
    }
    output[outputAt + row] = sum;
  }
}

/** Replaces every value by its hyperbolic tangent. By way of the exponential, which is several times faster than `Math.tanh`. */
export function applyTanh(values: Float32Array): void {
  for (let at = 0; at < values.length; at++) {
    values[at] = 1 - 2 / (Math.exp(2 * (values[at] as number)) + 1);
  }
}

/** Natural logarithm of the sum of the exponentials of `values[start…end)`; -Infinity for none. */
export function logSumExp(values: ArrayLike<number>, start = 0, end = values.length): number {
  let highest = -Infinity;
  for (let at = start; at < end; at++) highest = Math.max(highest, values[at] as number);
  if (highest === -Infinity) return highest;
  let sum = 0;
  for (let at = start; at < end; at++) sum += Math.exp((values[at] as number) - highest);
  return highest + Math.log(sum);
}
