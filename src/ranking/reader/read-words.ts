import type { Alignment } from "./alignment.js";
import { applyDense, applyTanh, type Dense } from "./layers.js";
import type { ReadQuestion } from "./read-question.js";
import { isNumeric } from "./token-shape.js";

/** Half of what is learnt of a word in a sentence is added up over the question, half counts where it is greatest. */
const summed = 3;
/**
 * Known of a word in a sentence: its match there, there or in the previous one, and anywhere; whether it stands there and
 * anywhere exactly; its rarity; whether it is a number; whether the table lacks it.
 */
const factCount = 8;

/**
 * What the words of a question, found in a sentence or not, say of it together.
 * @returns sentences × outputs of the second layer
 */
export function readWords(
  question: ReadQuestion,
  alignment: Alignment,
  sentences: number,
  [first, second]: readonly [Dense, Dense],
): Float32Array {
  const outputs = second.outputs;
  const result = new Float32Array(sentences * outputs);
  for (let sentence = 0; sentence < sentences; sentence++) {
    result.fill(-Infinity, sentence * outputs + summed, (sentence + 1) * outputs);
  }
  const root = Math.sqrt(question.tokens.length);
  const facts = new Float32Array(factCount);
  const hidden = new Float32Array(first.outputs);
  const output = new Float32Array(outputs);
  question.tokens.forEach((token, word) => {
    const match = alignment.inSentence.subarray(word * sentences, (word + 1) * sentences);
    const exact = alignment.exact.subarray(word * sentences, (word + 1) * sentences);
    facts[2] = match.reduce((high, value) => Math.max(high, value), 0);
    facts[4] = exact.includes(1) ? 1 : 0;
    facts[5] = question.rarity[word] as number;
    facts[6] = isNumeric(token.shape) ? 1 : 0;
    facts[7] = token.row === 0 ? 1 : 0;
    for (let sentence = 0; sentence < sentences; sentence++) {
      const here = match[sentence] as number;
      facts[0] = here;
      facts[1] = Math.max(here, match[Math.max(0, sentence - 1)] as number);
      facts[3] = exact[sentence] as number;
      hidden.set(question.words.subarray(word * first.outputs, (word + 1) * first.outputs));
      addFacts(first, facts, hidden);
      applyTanh(hidden);
      applyDense(second, hidden, output);
      add(result, sentence * outputs, output, root);
    }
  });
  return result;
}

/** Adds the last columns of a layer, those of the facts, to what the other columns gave. */
function addFacts({ inputs, outputs, weight }: Dense, facts: Float32Array, hidden: Float32Array): void {
  for (let row = 0; row < outputs; row++) {
    const at = (row + 1) * inputs - factCount;
    let sum = hidden[row] as number;
    for (let fact = 0; fact < factCount; fact++) {
      sum += (weight[at + fact] as number) * (facts[fact] as number);
    }
    hidden[row] = sum;
  }
}

function add(result: Float32Array, at: number, output: Float32Array, root: number): void {
  output.forEach((value, index) => {
    const before = result[at + index] as number;
    result[at + index] = index < summed ? before + value / root : Math.max(before, value);
  });
}
