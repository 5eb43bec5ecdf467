import { kernelsWith } from "../../simd/regions.js";
import type { Dense } from "./layers.js";
import type { ReaderWeights } from "./reader-file.js";

/** Tokens and sentences that are read; the training cut there too. */
export const longestQuestion = 40;
export const longestPassage = 320;
export const mostSentences = 16;

/** As many tokens of passages are kept with what they add to their neighbours: about 20 MB. */
export const mostKept = 24_000;

/** What is known of a word of the question in a sentence, see `readWords`. */
export const factCount = 8;

/** Outputs of a layer that the kernels compute together. */
const outputsAtOnce = 8;

/** The memory in which one reader computes. */
export type ReaderMemory = ReturnType<typeof readerMemory>;

/** Outputs of a layer as the kernels want them: a multiple of eight. */
export function padded(outputs: number): number {
  return Math.ceil(outputs / outputsAtOnce) * outputsAtOnce;
}

/**
 * Lays out the memory of a reader and puts in what does not change: its table, and the layers that are applied to every passage.
 * @param scalar see `kernelsOver`
 */
export function readerMemory(weights: ReaderWeights, scalar = false) {
  const { rows, dimensions, type, passageContext, questionContext, attention, place, word } = weights;
  const channels = type.outputs;
  const around = passageContext.length;
  const askedAround = questionContext.length;
  const [firstPlace, secondPlace] = [place[0], place[1]];
  const [firstWord, secondWord] = word;
  const wants = padded(attention.outputs);
  const places = padded(firstPlace.outputs);
  const [facts, verdicts] = [padded(firstWord.outputs), padded(secondWord.outputs)];
  const pairs = longestQuestion * mostSentences;
  const memory = kernelsWith(
    {
      /** Table, and parts of tokens: see `TokenVectors`. */
      table: [Int8Array, rows * dimensions],
      partWeights: [Float64Array, channels * around * channels],
      partStart: [Float64Array, around * channels],
      type: [Float32Array, channels],
      parts: [Float32Array, mostKept * (1 + around) * channels],
      partsOf: [Uint32Array, longestPassage],
      coloured: [Float32Array, (longestPassage + Math.max(around, askedAround)) * channels],
      /** A question: see `readQuestion`. */
      askedTypes: [Float32Array, longestQuestion * channels],
      askedPartWeights: [Float64Array, channels * (1 + askedAround) * channels],
      askedPartStart: [Float64Array, (1 + askedAround) * channels],
      askedParts: [Float32Array, longestQuestion * (1 + askedAround) * channels],
      askedWordWeights: [Float64Array, channels * facts],
      askedWordStart: [Float64Array, facts],
      askedWords: [Float32Array, longestQuestion * facts],
      /** Alignment. */
      question: [Int16Array, longestQuestion * dimensions],
      picks: [Uint32Array, longestPassage],
      dots: [Int32Array, longestPassage],
      /** Places. */
      states: [Float32Array, longestPassage * channels],
      wants: [Float64Array, channels * wants],
      wantStart: [Float64Array, wants],
      wanted: [Float32Array, longestPassage * wants],
      placeInput: [Float32Array, longestPassage * firstPlace.inputs],
      placeWeights: [Float64Array, firstPlace.inputs * places],
      placeStart: [Float64Array, places],
      placeHidden: [Float32Array, longestPassage * places],
      /** Words. */
      facts: [Float32Array, mostSentences * factCount],
      factWeights: [Float64Array, factCount * facts],
      factStart: [Float64Array, longestQuestion * facts],
      wordHidden: [Float32Array, pairs * facts],
      wordWeights: [Float64Array, facts * verdicts],
      wordStart: [Float64Array, verdicts],
      wordOutput: [Float32Array, pairs * verdicts],
    },
    scalar,
  );
  const { regions } = memory;
  regions.table.values.set(weights.table);
  passageContext.forEach((layer, at) => {
    setLayer(layer, regions.partWeights.values, around * channels, at * channels);
  });
  const askedWidth = (1 + askedAround) * channels;
  // What a token is itself passes through unchanged, the layers' bias added.
  for (let channel = 0; channel < channels; channel++)
    regions.askedPartWeights.values[channel * askedWidth + channel] = 1;
  regions.askedPartStart.values.set(questionContext[0]?.bias ?? []);
  questionContext.forEach((layer, at) => {
    setLayer(layer, regions.askedPartWeights.values, askedWidth, (1 + at) * channels);
  });
  setLayer(firstWord, regions.askedWordWeights.values, facts, 0, 0, channels);
  regions.askedWordStart.values.set(firstWord.bias);
  setLayer(firstPlace, regions.placeWeights.values, places);
  regions.placeStart.values.set(firstPlace.bias);
  setLayer(firstWord, regions.factWeights.values, facts, 0, firstWord.inputs - factCount);
  setLayer(secondWord, regions.wordWeights.values, verdicts);
  regions.wordStart.values.set(secondWord.bias);
  const placeInputs = firstPlace.inputs;
  return {
    ...memory,
    channels,
    around,
    askedAround,
    wants,
    places,
    placeInputs,
    facts,
    verdicts,
    secondPlace,
  };
}

/** Puts a layer's weights, from its input `from` to `to`, into rows of `size` numbers, one a row for each input. */
function setLayer(
  { inputs, outputs, weight }: Dense,
  target: Float64Array,
  size: number,
  at = 0,
  from = 0,
  to = inputs,
): void {
  for (let input = from; input < to; input++)
    for (let output = 0; output < outputs; output++)
      target[(input - from) * size + at + output] = weight[output * inputs + input] as number;
}
