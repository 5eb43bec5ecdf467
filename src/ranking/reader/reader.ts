import type { WordTokenizer } from "../../embedding/word-tokenizer.js";
import { Alignment } from "./alignment.js";
import { type CutPassage, cutPassage, cutQuestion } from "./cut-texts.js";
import { applyDense, applyTanh, logSumExp } from "./layers.js";
import type { ReadPassage } from "./read-passage.js";
import { readPlaces, weighMatches } from "./read-places.js";
import { type ReadQuestion, readQuestion } from "./read-question.js";
import type { ReaderToken } from "./read-tokens.js";
import { readWords } from "./read-words.js";
import type { ReaderWeights } from "./reader-file.js";
import { type ReaderMemory, readerMemory } from "./reader-memory.js";
import { TokenVectors } from "./vectors.js";

/** What the reader thinks of a passage. */
export interface Reading {
  /** Logarithm of the odds that the passage answers the question, as the training saw questions. */
  readonly logit: number;
  /** By sentence, likewise: the one that answers has the greatest. -Infinity for a sentence without a word, or beyond what is read. */
  readonly sentences: readonly number[];
}

/** A sentence whose places are all worse than this is no worse for it. */
const worstPlace = -20;

/**
 * Reads a question and a passage together and tells whether the passage answers it: which words of the question are found,
 * and whether something of the kind that is asked for stands near them. About 120,000 multiplications
 * for a passage of 60 tokens and a question of 12.
 */
export class Reader {
  private readonly vectors: TokenVectors;
  private readonly memory: ReaderMemory;
  private readonly alignment = new Alignment();
  /** The question that the memory holds. */
  private held: ReadQuestion | null = null;

  /**
   * @param weights of `models/trich-dan-reader`
   * @param tokenizer of the embedding model that its table has the rows of
   * @param scalar computes without WebAssembly, as where it is missing: the same numbers, slower
   */
  constructor(
    private readonly weights: ReaderWeights,
    private readonly tokenizer: WordTokenizer,
    scalar = false,
  ) {
    this.memory = readerMemory(weights, scalar);
    this.vectors = new TokenVectors(weights, this.memory);
  }

  /** Makes a question ready, given as it is typed or in the tokenizer's tokens; what is read of it once serves all passages. */
  question(given: string | readonly ReaderToken[]): ReadQuestion {
    const tokens = typeof given === "string" ? cutQuestion(given, this.tokenizer) : given;
    return readQuestion(tokens, this.rarityOf, this.vectors, this.weights, this.memory);
  }

  /** Makes a passage ready, given by its sentences in order or in the tokenizer's tokens; what is read of it once serves all questions. */
  passage(given: readonly string[] | CutPassage): ReadPassage {
    const cut = "tokens" in given ? given : cutPassage(given, this.tokenizer);
    const { vectors } = this;
    const rows = Uint32Array.from(cut.tokens, (token) => vectors.rowOf(token));
    const lengths = Float64Array.from(rows, (row) => vectors.lengthOf(row));
    return { ...cut, rows, lengths, states: vectors.statesOf(cut.tokens) };
  }

  /** Reads a passage, made ready or given by its sentences. A question or a passage without words is answered by nothing. */
  read(question: ReadQuestion, given: ReadPassage | readonly string[]): Reading {
    const passage = "states" in given ? given : this.passage(given);
    const all = new Array<number>(passage.sentences).fill(-Infinity);
    if (passage.tokens.length === 0 || question.tokens.length === 0)
      return { logit: -Infinity, sentences: all };
    const logits = this.sentenceLogits(question, passage);
    logits.forEach((logit, at) => {
      all[passage.numbers[at] as number] = logit;
    });
    return { logit: logSumExp(logits), sentences: all };
  }

  private sentenceLogits(question: ReadQuestion, passage: ReadPassage): Float32Array {
    const { weights, memory, alignment } = this;
    const { starts } = passage;
    this.hold(question);
    alignment.align(question, passage, memory);
    const found = weighMatches(question, alignment, starts.length);
    const places = readPlaces(passage, alignment, found, weights.attention.outputs, memory);
    const words = readWords(question, alignment, starts.length, weights.word[1].outputs, memory);
    return this.combine(starts, places, words, found.bySentence);
  }

  /** Puts into the memory what is read of a question with every passage. */
  private hold(question: ReadQuestion): void {
    if (this.held === question) return;
    this.held = question;
    const { regions, channels, wants } = this.memory;
    regions.question.values.set(question.rows);
    const heads = this.weights.attention.outputs;
    for (let head = 0; head < heads; head++)
      for (let channel = 0; channel < channels; channel++)
        regions.wants.values[channel * wants + head] = question.wants[head * channels + channel] as number;
    regions.factStart.values.set(question.words);
  }

  private combine(
    starts: readonly number[],
    places: Float32Array,
    words: Float32Array,
    found: Float32Array,
  ): Float32Array {
    const [first, second] = this.weights.sentence;
    const perSentence = words.length / starts.length;
    const input = new Float32Array(first.inputs);
    const hidden = new Float32Array(first.outputs);
    const logits = new Float32Array(starts.length);
    starts.forEach((start, at) => {
      const end = starts[at + 1] ?? places.length;
      const mass = Math.max(worstPlace, logSumExp(places, start, end));
      const best = Math.max(worstPlace, ...places.subarray(start, end));
      input.set(words.subarray(at * perSentence, (at + 1) * perSentence));
      input.set([mass, best, found[at] as number], perSentence);
      applyDense(first, input, hidden);
      applyTanh(hidden);
      applyDense(second, hidden, logits, 0, at);
      logits[at] = (logits[at] as number) + mass / 2;
    });
    return logits;
  }

  /** From the score of the row in the tokenizer, scaled as in the training; unknown words are rare. */
  private readonly rarityOf = (row: number): number =>
    row < 2 ? 1 : (-(this.tokenizer.scores[row] as number) / 100 - 5) / 8;
}
