import { programAnalyser } from "../program-analyser.js";
import { indexFormat } from "../store/manifest.js";
import type { IndexModels } from "../stored-fit.js";
import { layout } from "./generation-tables.js";

/** What a generation was made from, and in which form: one that differs in any of it cannot be used in its place. */
export interface GenerationIdentity {
  /** See `layout`. */
  readonly layout: number;
  /** See `indexFormat`. */
  readonly format: number;
  /** SHA-256 of the model that made the vectors, and length of these. */
  readonly model: string;
  readonly dimensions: number;
  /** SHA-256 of the word frequencies that told names from words. */
  readonly lexicon: string;
  /** Fingerprint of the analyser that cut the texts. */
  readonly analyser: string;
  /** SHA-256 of the corpus. */
  readonly corpus: string;
}

/** The same with what its reader has to know at once. */
export interface GenerationDetails extends GenerationIdentity {
  readonly passages: number;
  /** Length of all passages together. */
  readonly syllables: number;
  /** Whether means of vectors are found by a graph: where there are too many passages to compare all sentences. */
  readonly withGraph: boolean;
  /** Whether pg_textsearch looks words up. */
  readonly withWords: boolean;
}

/** What a corpus makes, indexed by this program with these models. */
export function identityOf(corpus: string, { embedder, lexicon }: IndexModels): GenerationIdentity {
  return {
    layout,
    format: indexFormat,
    model: embedder.fingerprint,
    dimensions: embedder.dimensions,
    lexicon: lexicon.fingerprint,
    analyser: programAnalyser(),
    corpus,
  };
}

/** By what a generation differs from one that this program would make of the same corpus; empty where it can be used. */
export function differences(details: GenerationIdentity, models: IndexModels): string[] {
  const own = identityOf(details.corpus, models);
  const names = Object.keys(own) as (keyof GenerationIdentity)[];
  return names.filter((name) => own[name] !== details[name]);
}

/** Whether two are made from the same in the same form. */
export function isSameIdentity(one: GenerationIdentity, other: GenerationIdentity): boolean {
  const names = Object.keys(other) as (keyof GenerationIdentity)[];
  return names.every((name) => one[name] === other[name]);
}
