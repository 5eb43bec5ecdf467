import type { WeightedTerm } from "./lexical-index.js";

/** One token to look for: as printed (`folded: false`) or without diacritics. */
export interface FormElement {
  readonly value: string;
  readonly folded: boolean;
}

/** A sequence of tokens that counts as an occurrence of a unit. */
export interface Form {
  readonly elements: readonly FormElement[];
  /** How sure an occurrence is to mean the unit, in (0, 1]: 1 as typed, less for a repaired or translated word. */
  readonly strength: number;
}

/** A word, name or number of a question that says what it is about. */
export interface QueryUnit {
  /** The words as typed. */
  readonly surface: string;
  readonly kind: "word" | "name" | "office" | "number" | "part";
  /** Whether the question asks how many of these there are. */
  readonly counted: boolean;
  /** Alternatives, strongest first. */
  readonly forms: readonly Form[];
  /** How much the unit tells, in nats above a common word. */
  readonly weight: number;
  /** Strength of the best form that occurs anywhere in the corpus; 0 where none does. */
  readonly known: number;
}

/** What a question wants to hear, as far as its question word tells. */
export type AnswerKind = "quantity" | "person" | "time" | "definition" | "other";

/** A question, understood. */
export interface Query {
  /** The question as asked, NFC. */
  readonly text: string;
  readonly language: "vi" | "en";
  /** The question with typing errors mended, abbreviations spelt out and English put into Vietnamese: what is embedded. */
  readonly rewritten: string;
  readonly asks: AnswerKind;
  /** Whether the question asks how things stand now. */
  readonly present: boolean;
  readonly units: readonly QueryUnit[];
  readonly terms: readonly WeightedTerm[];
}
