import type { TermStatistics } from "../index/lexical/term-statistics.js";
import type { CorpusNames } from "../index/names/corpus-names.js";
import type { Scope } from "../index/scope.js";
import { type Abbreviations, commonAbbreviations } from "../language/abbreviation.js";
import type { Lexicon } from "../language/lexicon.js";
import { foldDiacritics } from "../language/syllable.js";
import { detached, WordCache } from "../language/word-cache.js";
import type { Variant, VariantToken } from "./query.js";
import { singleVariant } from "./variant.js";

// A short series says little about which words are rare; its own counts are therefore mixed with those of
// newspapers at large, as if it were that many paragraphs longer (Dirichlet smoothing).
// Chosen by hand.
const backgroundParagraphs = 200;
/** Paragraphs that even a word seen nowhere counts as having, so that its frequency stays above 0. Chosen by hand. */
const unseenParagraphs = 0.01;
/** Terms whose numbers are kept, of either kind: some MB at most. */
const mostKept = 20_000;
/** Syllables that are kept with their alternatives, some MB at most. */
const mostAlternatives = 5_000;
/** Syllables of a usual paragraph of a newspaper. */
const syllablesOfParagraph = 50;

/** Everything known about words when a question is read: the corpus, the language, and what the corpus teaches. */
export class Vocabulary {
  readonly #abbreviations: Abbreviations;
  /** Terms looked up lately, as printed and without diacritics: a question asks for the same ones again and again. */
  readonly #terms = [new WordCache<number>(mostKept), new WordCache<number>(mostKept)] as const;
  /** Syllables of names, once asked for; and, by what finds alternatives, those of syllables looked up lately. */
  #nameSyllables: ReadonlySet<string> | undefined;
  readonly #alternatives = new Map<unknown, WordCache<readonly string[]>>();
  /** Spelt out, with diacritics and without → the abbreviation that the corpus prints. */
  readonly shortForms: ReadonlyMap<string, string>;
  /** What words are looked for in; null: the whole corpus. */
  readonly #scope: Scope | null;
  /** The one that this is a part of, which keeps what was looked up; itself where it is none. */
  readonly #whole: Vocabulary;

  /** @param narrowed what this one is a part of: it knows the same words, but for where they occur */
  constructor(
    readonly index: TermStatistics,
    readonly lexicon: Lexicon,
    private readonly names: CorpusNames,
    narrowed?: { readonly of: Vocabulary; readonly to: Scope },
  ) {
    this.#scope = narrowed?.to ?? null;
    this.#whole = narrowed?.of ?? this;
    if (narrowed) {
      this.#abbreviations = narrowed.of.#abbreviations;
      this.shortForms = narrowed.of.shortForms;
      return;
    }
    const learned = Object.entries(names.abbreviations).map(([short, long]) => [short, [long]] as const);
    this.#abbreviations = new Map([...commonAbbreviations, ...learned]);
    this.shortForms = new Map(
      [...this.#abbreviations]
        .filter(([short]) => this.occurs(singleVariant(short, false, 1)))
        .flatMap(([short, meanings]) =>
          meanings.flatMap((meaning) =>
            [meaning, foldDiacritics(meaning)].map((long) => [long, short] as const),
          ),
        ),
    );
  }

  /**
   * The same for a question that is asked in a scope: what occurs is what occurs there, names too, as if there were nothing else. How rare words
   * are and what abbreviations stand for is still known from the whole corpus.
   */
  within(scope: Scope | null): Vocabulary {
    return scope ? new Vocabulary(this.index, this.lexicon, this.names, { of: this, to: scope }) : this;
  }

  /** The name as printed, for a name typed without diacritics; undefined where the scope has no such name. */
  name(folded: string): string | undefined {
    const number = this.names.names.find(folded);
    return number < 0 || !this.#isInScope(folded) ? undefined : this.names.printedNames.at(number);
  }

  /** Whether all pairs of neighbouring syllables of a name, without diacritics, stand in the scope: else it is a name of other articles. */
  #isInScope(name: string): boolean {
    if (!this.#scope) return true;
    const syllables = name.split(" ");
    return syllables.slice(1).every((each, at) => this.passagesWith(`${syllables[at]} ${each}`, true) > 0);
  }

  /** Those of a syllable's alternatives (all without diacritics) that stand in names of the corpus, in their order. @param alternatives one of few functions: what it gave is kept */
  inNames(syllable: string, alternatives: (syllable: string) => readonly string[]): readonly string[] {
    if (this.#whole !== this) return this.#whole.inNames(syllable, alternatives);
    let kept = this.#alternatives.get(alternatives);
    if (!kept) {
      kept = new WordCache(mostAlternatives);
      this.#alternatives.set(alternatives, kept);
    }
    const known = kept.get(syllable);
    if (known) return known;
    this.#nameSyllables ??= syllablesOf(this.names.names);
    const found = alternatives(syllable)
      .filter((each) => this.#nameSyllables?.has(each))
      .map(detached);
    kept.set(syllable, found);
    return found;
  }

  /** What an abbreviation (canonical) may stand for. */
  meanings(abbreviation: string): readonly string[] {
    return this.#abbreviations.get(abbreviation) ?? [];
  }

  /** Number of passages of the scope with this syllable, or pair of neighbouring syllables parted by one space. */
  passagesWith(word: string, folded: boolean): number {
    return this.index.frequencyWithin(this.term(word, folded), this.#scope);
  }

  /** Number of the term that this syllable, or pair of neighbouring syllables parted by one space, is; -1 where the corpus has it not. */
  term(word: string, folded: boolean): number {
    const terms = this.#whole.#terms[folded ? 1 : 0];
    const known = terms.get(word);
    if (known !== undefined) return known;
    const term = this.#find(word, folded);
    terms.set(word, term);
    return term;
  }

  #find(word: string, folded: boolean): number {
    const pair = word.includes(" ");
    return this.index.find(
      pair ? (folded ? "foldedPair" : "pair") : folded ? "foldedSyllable" : "syllable",
      word,
    );
  }

  /** Number of the term that this syllable is, without diacritics, in the words that describe passages (their headings, roles); -1 where it is none. */
  contextTerm(folded: string): number {
    return this.index.find("context", folded);
  }

  /** Whether the words that describe passages (their headings, roles) of the scope hold this syllable, without diacritics. */
  inContext(folded: string): boolean {
    return this.index.occursWithin(this.contextTerm(folded), this.#scope);
  }

  /** Whether a form occurs in the scope; longer ones are checked pair by pair. */
  occurs(variant: Variant): boolean {
    const { tokens } = variant;
    if (tokens.length === 1) return this.#occursAlone(tokens[0] as VariantToken);
    return tokens.slice(1).every((token, at) => {
      const previous = tokens[at] as VariantToken;
      const folded = previous.folded || token.folded;
      if (previous.folded === token.folded)
        return this.passagesWith(`${previous.value} ${token.value}`, folded) > 0;
      return this.#occursAlone(previous) && this.#occursAlone(token);
    });
  }

  /** Whether newspapers at large know any token of a form. */
  isUsual({ tokens }: Variant): boolean {
    return tokens.some(({ value, folded }) => this.lexicon.knows(value, folded));
  }

  /** Inverse document frequency in nats, corpus and background mixed. */
  inverseDocumentFrequency(word: string, folded: boolean): number {
    const seen = this.index.documentFrequency(this.term(word, folded));
    const expected = this.lexicon.probability(word, folded) * backgroundParagraphs;
    return -Math.log(
      Math.min(1, (seen + expected + unseenParagraphs) / (this.index.size + backgroundParagraphs)),
    );
  }

  /**
   * How firmly two syllables belong together in newspapers at large: their normalised pointwise mutual information, in [-1, 1]
   * (Bouma, 2009). `xây dựng` is a word, `bộ xây` are neighbours.
   */
  cohesion(first: string, second: string, folded: boolean): number {
    const pair = this.lexicon.probability(`${first} ${second}`, folded);
    const apart = this.lexicon.probability(first, folded) * this.lexicon.probability(second, folded);
    // Frequencies are of paragraphs: two syllables of one paragraph stand side by side by chance once in about so many cases.
    const expected = apart / syllablesOfParagraph;
    return Math.min(1, Math.log(pair / expected) / -Math.log(pair));
  }

  /** How much a word tells in newspapers at large, in nats. */
  information(word: string, folded: boolean): number {
    return -Math.log(this.lexicon.probability(word, folded));
  }

  #occursAlone({ value, folded }: VariantToken): boolean {
    return this.passagesWith(value, folded) > 0;
  }
}

function syllablesOf(names: CorpusNames["names"]): ReadonlySet<string> {
  const syllables = new Set<string>();
  for (let number = 0; number < names.size; number++)
    for (const syllable of names.at(number).split(" ")) syllables.add(syllable);
  return syllables;
}
