import { type Abbreviations, commonAbbreviations } from "../language/abbreviation.js";
import type { Lexicon } from "../language/lexicon.js";
import { foldDiacritics } from "../language/syllable.js";
import type { CorpusKnowledge } from "./corpus-knowledge.js";
import { singleForm } from "./form.js";
import type { LexicalIndex } from "./lexical-index.js";
import type { Form, FormElement } from "./query.js";
import { termKey } from "./term.js";

// A short series says little about which words are rare; its own counts are therefore mixed with those of
// newspapers at large, as if it were that many paragraphs longer (Dirichlet smoothing).
const backgroundParagraphs = 200;

/** Everything known about words when a question is read: the corpus, the language, and what the corpus teaches. */
export class Vocabulary {
  readonly #names: ReadonlyMap<string, string>;
  readonly #abbreviations: Abbreviations;
  /** Spelt out, with diacritics and without → the abbreviation that the corpus prints. */
  readonly shortForms: ReadonlyMap<string, string>;
  #foldedSyllables: readonly string[] | undefined;

  constructor(
    readonly index: LexicalIndex,
    readonly lexicon: Lexicon,
    knowledge: CorpusKnowledge,
  ) {
    this.#names = new Map(Object.entries(knowledge.names));
    const learned = Object.entries(knowledge.abbreviations).map(([short, long]) => [short, [long]] as const);
    this.#abbreviations = new Map([...commonAbbreviations, ...learned]);
    this.shortForms = new Map(
      [...this.#abbreviations]
        .filter(([short]) => this.occurs(singleForm(short, false, 1)))
        .flatMap(([short, meanings]) =>
          meanings.flatMap((meaning) =>
            [meaning, foldDiacritics(meaning)].map((long) => [long, short] as const),
          ),
        ),
    );
  }

  /** The name as printed, for a name typed without diacritics; undefined where the corpus has no such name. */
  name(folded: string): string | undefined {
    return this.#names.get(folded);
  }

  /** What an abbreviation (canonical) may stand for. */
  meanings(abbreviation: string): readonly string[] {
    return this.#abbreviations.get(abbreviation) ?? [];
  }

  /** Number of passages with this syllable, or pair of neighbouring syllables parted by one space. */
  passagesWith(word: string, folded: boolean): number {
    const pair = word.includes(" ");
    const channel = pair ? (folded ? "foldedPair" : "pair") : folded ? "foldedSyllable" : "syllable";
    return this.index.documentFrequency(termKey(channel, word));
  }

  /** Whether the words that describe passages (their headings, roles) hold this syllable, without diacritics. */
  inContext(folded: string): boolean {
    return this.index.documentFrequency(termKey("context", folded)) > 0;
  }

  /** Whether a form occurs in the corpus; longer ones are checked pair by pair. */
  occurs(form: Form): boolean {
    const { elements } = form;
    if (elements.length === 1) return this.#occursAlone(elements[0] as FormElement);
    return elements.slice(1).every((element, at) => {
      const previous = elements[at] as FormElement;
      const folded = previous.folded || element.folded;
      if (previous.folded === element.folded)
        return this.passagesWith(`${previous.value} ${element.value}`, folded) > 0;
      return this.#occursAlone(previous) && this.#occursAlone(element);
    });
  }

  /** Whether newspapers at large know any token of a form. */
  isUsual({ elements }: Form): boolean {
    return elements.some(({ value, folded }) =>
      folded ? this.lexicon.hasFolded(value) : this.lexicon.has(value),
    );
  }

  /** Inverse document frequency in nats, corpus and background mixed. */
  inverseDocumentFrequency(word: string, folded: boolean): number {
    const seen = this.passagesWith(word, folded);
    const expected = this.lexicon.probability(word, folded) * backgroundParagraphs;
    return -Math.log(Math.min(1, (seen + expected + 0.01) / (this.index.size + backgroundParagraphs)));
  }

  /** How much a word tells in newspapers at large, in nats. */
  information(word: string, folded: boolean): number {
    return -Math.log(this.lexicon.probability(word, folded));
  }

  /** All syllables of the corpus without diacritics, read once. */
  foldedSyllables(): readonly string[] {
    this.#foldedSyllables ??= [...this.index.terms(termKey("foldedSyllable", ""))].map(([key]) =>
      key.slice(1),
    );
    return this.#foldedSyllables;
  }

  #occursAlone({ value, folded }: FormElement): boolean {
    return this.passagesWith(value, folded) > 0;
  }
}
