import type { WeightedTerm } from "../index/lexical/term-statistics.js";
import { type AnswerType, askedTypeOf, asksOfPresent } from "../language/answer-type.js";
import { chatWord } from "../language/chat-words.js";
import { plainLetters } from "../language/look-alikes.js";
import { canonicalForm, foldDiacritics, hasDiacritics } from "../language/syllable.js";
import { tokenize } from "../language/token.js";
import { outOfVni } from "./out-of-vni.js";
import type { Query, QueryTerm } from "./query.js";
import { englishWords, isEnglish, type QueryWord, vietnameseWords } from "./query-words.js";
import { segmentQuestion } from "./segmentation.js";
import { variantText } from "./variant.js";
import type { Vocabulary } from "./vocabulary.js";

// The shares were chosen by hand on the golden questions that may be used for tuning (tests/golden/README.md).

/** Share of a pair of neighbouring syllables in the score, against the syllables alone. */
const pairShare = 0.35;
/** Share of the words around a passage (its heading, its role). */
const contextShare = 0.5;
/** Share of words that carry no topic. */
const stopShare = 0.25;
/** Longest question that is read, in UTF-16 code units. */
const longestText = 4_000;

/** Reads a question: its language, its words mended and expanded, its terms, and the terms to search for. */
export function analyseQuery(question: string, vocabulary: Vocabulary): Query {
  const text = outOfVni(plainLetters(question.slice(0, longestText)).normalize("NFC"), vocabulary);
  const folded = foldDiacritics(canonicalForm(text));
  const asked = askedTypeOf(folded);
  const english = isEnglish(tokenize(text));
  const words = english ? englishWords(text, vocabulary) : vietnameseWords(text, vocabulary);
  const terms = segmentQuestion(words, vocabulary);
  return {
    text,
    language: english ? "en" : "vi",
    rewritten: asPrinted(restoreTones(rewrite(words), terms, vocabulary) || text, terms),
    spelt: english ? null : asPrinted(spellOut(words, asked.type), terms),
    answerType: asked.type,
    // Folding keeps each letter in its place, but for rare ones; then nothing is told of where the words stand.
    typeWords: folded.length === text.length ? text.slice(asked.start, asked.end) : "",
    present: asksOfPresent(folded),
    terms,
    words: words.map(({ folded }) => folded),
    weightedTerms: weightedTerms(words, vocabulary),
  };
}

/** The question in Vietnamese, as somebody would type it who makes no mistakes. */
function rewrite(words: readonly QueryWord[]): string {
  const kept = words.filter((word) => !(word.stop && !word.translated));
  return kept
    .map(({ variants, surface }) => {
      const best = variants[0];
      const mended = best && (best.boost < 1 || best.tokens.length > 1);
      const spelt = variants.find((variant) => variant.tokens.length > 1);
      const expansion = spelt && spelt !== best ? ` ${variantText(spelt)}` : "";
      return (mended ? variantText(best) : surface) + expansion;
    })
    .join(" ");
}

/** Types of answers that are numbers. */
const numeric: ReadonlySet<AnswerType> = new Set(["quantity", "money", "percent", "duration", "age"]);

/** The question with all its words: typing errors mended, what is usual in chats spelt out, the others as typed. */
function spellOut(words: readonly QueryWord[], asked: AnswerType): string {
  return words
    .map(({ token, surface, variants: [best] }, at) => {
      const isCalled = words[at + 1]?.token.text === "ơi";
      const spelt = chatWord(token.text, numeric.has(asked) && !isCalled);
      if (spelt !== undefined) return spelt;
      const isMended = best?.tokens.length === 1 && best.boost < 1 && token.kind === "word";
      return isMended ? variantText(best) : surface;
    })
    .join(" ");
}

/** Puts the diacritics back into names and compounds typed without them; single syllables are too ambiguous. */
function restoreTones(text: string, terms: readonly QueryTerm[], vocabulary: Vocabulary): string {
  return terms.reduce((restored, { surface }) => {
    const bare = surface.toLowerCase();
    if (!bare.includes(" ") || hasDiacritics(bare)) return restored;
    const toned = vocabulary.name(bare) ?? vocabulary.lexicon.likeliest(bare);
    return toned === undefined ? restored : restored.replace(surface, toned);
  }, text);
}

/** A text of the question with its terms as the corpus writes them. */
export function asPrinted(text: string, terms: readonly QueryTerm[]): string {
  return terms.reduce(
    (read, { surface, printed }) => (printed ? read.replace(surface, printed) : read),
    text,
  );
}

function weightedTerms(words: readonly QueryWord[], vocabulary: Vocabulary): WeightedTerm[] {
  const terms = new Map<number, number>();
  const add = (term: number, weight: number) => {
    if (term >= 0) terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  };
  for (const word of words) {
    const share = word.stop ? stopShare : 1;
    for (const variant of word.variants) {
      variant.tokens.forEach(({ value, folded }, at) => {
        const importance = share * variant.boost;
        add(vocabulary.term(value, folded), importance * vocabulary.inverseDocumentFrequency(value, folded));
        const bare = folded ? value : foldDiacritics(value);
        add(
          vocabulary.contextTerm(bare),
          contextShare * importance * vocabulary.inverseDocumentFrequency(bare, true),
        );
        const next = variant.tokens[at + 1];
        if (next) addPair(value, next.value, folded || next.folded, importance);
      });
    }
  }
  words.slice(1).forEach((word, at) => {
    const previous = words[at] as QueryWord;
    const [before, after] = [previous.variants[0], word.variants[0]];
    const last = before?.tokens.at(-1);
    const first = after?.tokens[0];
    if (!before || !after || !last || !first) return;
    const boost = Math.min(before.boost, after.boost);
    addPair(
      last.value,
      first.value,
      last.folded || first.folded,
      boost * (word.stop || previous.stop ? stopShare : 1),
    );
  });
  return [...terms].map(([term, weight]) => ({ term, weight }));

  function addPair(left: string, right: string, folded: boolean, importance: number): void {
    const pair = folded ? `${foldDiacritics(left)} ${foldDiacritics(right)}` : `${left} ${right}`;
    const term = vocabulary.term(pair, folded);
    if (term >= 0) add(term, pairShare * importance * vocabulary.inverseDocumentFrequency(pair, folded));
  }
}
