import type { Alignment } from "./alignment.js";
import type { ReadQuestion } from "./read-question.js";
import { factCount, type ReaderMemory } from "./reader-memory.js";
import { isNumeric } from "./token-shape.js";

/** Half of what is learnt of a word in a sentence is added up over the question, half counts where it is greatest. */
const summed = 3;

/**
 * What the words of a question, found in a sentence or not, say of it together.
 *
 * Known of a word in a sentence: its match there, there or in the previous one, and anywhere; whether it stands there and
 * anywhere exactly; its rarity; whether it is a number; whether the table lacks it.
 * @param memory holds what of the first layer does not depend on the passage
 * @param outputs of the second layer
 * @returns sentences × outputs
 */
export function readWords(
  question: ReadQuestion,
  { inSentence, exact }: Alignment,
  sentences: number,
  outputs: number,
  { kernels, regions, facts: width, verdicts }: ReaderMemory,
): Float32Array {
  const { facts, factWeights, factStart, wordHidden, wordWeights, wordStart, wordOutput } = regions;
  const words = question.tokens.length;
  for (let word = 0; word < words; word++) {
    writeFacts(facts.values, word, question, { inSentence, exact }, sentences);
    const start = factStart.at + word * width * 8;
    const out = wordHidden.at + word * sentences * width * 4;
    kernels.layer(facts.at, factCount, factWeights.at, start, 0, sentences, width, out);
  }
  const pairs = words * sentences;
  kernels.tanh(wordHidden.at, pairs * width);
  kernels.layer(wordHidden.at, width, wordWeights.at, wordStart.at, 0, pairs, verdicts, wordOutput.at);
  return together(wordOutput.values, words, sentences, outputs, verdicts);
}

function writeFacts(
  facts: Float32Array,
  word: number,
  { tokens, rarity }: ReadQuestion,
  { inSentence, exact }: Pick<Alignment, "inSentence" | "exact">,
  sentences: number,
): void {
  const first = word * sentences;
  let [anywhere, exactly] = [0, 0];
  for (let at = first; at < first + sentences; at++) {
    anywhere = Math.max(anywhere, inSentence[at] as number);
    exactly = Math.max(exactly, exact[at] as number);
  }
  const token = tokens[word] as (typeof tokens)[0];
  for (let sentence = 0; sentence < sentences; sentence++) {
    const at = sentence * factCount;
    const here = inSentence[first + sentence] as number;
    facts[at] = here;
    facts[at + 1] = Math.max(here, inSentence[first + Math.max(0, sentence - 1)] as number);
    facts[at + 2] = anywhere;
    facts[at + 3] = exact[first + sentence] as number;
    facts[at + 4] = exactly;
    facts[at + 5] = rarity[word] as number;
    facts[at + 6] = isNumeric(token.shape) ? 1 : 0;
    facts[at + 7] = token.row === 0 ? 1 : 0;
  }
}

/** Adds up, or takes the greatest of, what the words say. @param said words × sentences × `size` */
function together(
  said: Float32Array,
  words: number,
  sentences: number,
  outputs: number,
  size: number,
): Float32Array {
  const result = new Float32Array(sentences * outputs);
  const root = Math.sqrt(words);
  for (let sentence = 0; sentence < sentences; sentence++) {
    for (let output = 0; output < outputs; output++) {
      const at = sentence * outputs + output;
      if (output >= summed) result[at] = -Infinity;
      for (let word = 0; word < words; word++) {
        const value = said[(word * sentences + sentence) * size + output] as number;
        if (output < summed) result[at] = (result[at] as number) + value / root;
        else if (value > (result[at] as number)) result[at] = value;
      }
    }
  }
  return result;
}
