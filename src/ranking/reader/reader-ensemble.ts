import type { WordTokenizer } from "../../embedding/word-tokenizer.js";
import { cutPassage, cutQuestion } from "./cut-texts.js";
import type { ReadPassage } from "./read-passage.js";
import type { ReadQuestion } from "./read-question.js";
import type { Reader, Reading } from "./reader.js";

/** A question as each reader of an ensemble has it. */
export type ReadQuestions = readonly ReadQuestion[];

/** A passage as each reader of an ensemble has it. */
export type ReadPassages = readonly ReadPassage[];

/** A reader of an ensemble, and what its opinion weighs. */
export interface Member {
  readonly reader: Reader;
  readonly weight: number;
}

/**
 * Several readers that were trained apart and are asked together: their log-odds are averaged, as are the shares that they give to a
 * sentence. They err on different questions, so the mean is right more often than the best of them (training/README.md, "The reader").
 */
export class ReaderEnsemble {
  /**
   * @param members at least one; their weights add up to 1
   * @param tokenizer that of all of them, so that a text is cut once for all
   */
  constructor(
    private readonly members: readonly Member[],
    private readonly tokenizer: WordTokenizer,
  ) {}

  /** Makes a question ready, for any number of passages. */
  question(text: string): ReadQuestions {
    const tokens = cutQuestion(text, this.tokenizer);
    return this.members.map(({ reader }) => reader.question(tokens));
  }

  /** Makes a passage ready, given by its sentences in order, for any number of questions. */
  passage(sentences: readonly string[]): ReadPassages {
    const cut = cutPassage(sentences, this.tokenizer);
    return this.members.map(({ reader }) => reader.passage(cut));
  }

  /** What the readers think of a passage, made ready by this ensemble, together. */
  read(question: ReadQuestions, passage: ReadPassages): Reading {
    const readings = this.members.map(({ reader, weight }, at) => ({
      ...reader.read(question[at] as ReadQuestion, passage[at] as ReadPassage),
      weight,
    }));
    return meanOf(readings);
  }
}

/** The mean of readings of one passage: of its log-odds, and of the share of its odds that each sentence has. */
function meanOf(readings: readonly (Reading & Pick<Member, "weight">)[]): Reading {
  const logit = readings.reduce((sum, reading) => sum + reading.weight * reading.logit, 0);
  const sentences = (readings[0]?.sentences ?? []).map((_, at) => {
    const share = readings.reduce((sum, { logit: all, sentences: each, weight }) => {
      const own = each[at] as number;
      return own === -Infinity ? sum : sum + weight * Math.exp(own - all);
    }, 0);
    return share === 0 ? -Infinity : logit + Math.log(share);
  });
  return { logit, sentences };
}
