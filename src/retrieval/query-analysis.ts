import { canonicalForm, foldDiacritics, hasDiacritics } from "../language/syllable.js";
import { tokenize } from "../language/token.js";
import { formText } from "./form.js";
import type { WeightedTerm } from "./lexical-index.js";
import type { AnswerKind, Query, QueryUnit } from "./query.js";
import { segmentQuestion } from "./segmentation.js";
import type { Vocabulary } from "./vocabulary.js";
import { englishWords, isEnglish, vietnameseWords, type Word } from "./words.js";

/** Share of a pair of neighbouring syllables in the score, against the syllables alone. */
const pairShare = 0.35;
/** Share of the words around a passage (its heading, its role). */
const contextShare = 0.5;
/** Share of words that carry no topic. */
const stopShare = 0.25;
/** Longest question that is read, in UTF-16 code units. */
const longestText = 4_000;

/** Reads a question: its language, its words mended and expanded, its units, and the terms to search for. */
export function analyseQuery(question: string, vocabulary: Vocabulary): Query {
  const text = question.slice(0, longestText).normalize("NFC");
  const folded = foldDiacritics(canonicalForm(text));
  const english = isEnglish(tokenize(text));
  const words = english ? englishWords(text, vocabulary) : vietnameseWords(text, vocabulary);
  const units = segmentQuestion(words, vocabulary);
  return {
    text,
    language: english ? "en" : "vi",
    rewritten: restoreTones(rewrite(words), units, vocabulary) || text,
    asks: kinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? "other",
    present: /\b(?:hien nay|hien tai|den nay|bay gio|gio con|now|currently|today)\b/.test(folded),
    units,
    terms: weightedTerms(words, vocabulary),
  };
}

/** The question in Vietnamese, as somebody would type it who makes no mistakes. */
function rewrite(words: readonly Word[]): string {
  const kept = words.filter((word) => !(word.stop && !word.translated));
  return kept
    .map(({ forms, surface }) => {
      const best = forms[0];
      const mended = best && (best.strength < 1 || best.elements.length > 1);
      const spelt = forms.find((form) => form.elements.length > 1);
      const expansion = spelt && spelt !== best ? ` ${formText(spelt)}` : "";
      return (mended ? formText(best) : surface) + expansion;
    })
    .join(" ");
}

/** Puts the diacritics back into names and compounds typed without them; single syllables are too ambiguous. */
function restoreTones(text: string, units: readonly QueryUnit[], vocabulary: Vocabulary): string {
  return units.reduce((restored, { surface }) => {
    const bare = surface.toLowerCase();
    if (!bare.includes(" ") || hasDiacritics(bare)) return restored;
    const toned = vocabulary.name(bare) ?? vocabulary.lexicon.likeliest(bare);
    return toned === undefined ? restored : restored.replace(surface, toned);
  }, text);
}

const kinds: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    "quantity",
    /\b(?:bao nhieu|bn|bnhieu|bnhiu|nhieu nhat|it nhat|may|ty le|ti le|phan tram|so luong|so ho|how many|how much|percentage|rate|total)\b/,
  ],
  [
    "time",
    /\b(?:khi nao|nam nao|bao gio|luc nao|thoi diem nao|thang nao|ngay nao|nhiem ky nao|when|which year)\b/,
  ],
  ["person", /\b(?:ai|ten gi|ten j|dong chi nao|nguoi nao|who|whom)\b/],
  ["definition", /^\W*(?:\S+ ){1,3}la gi\W*$|\b(?:viet tat|nghia la gi|stands? for)\b/],
];

function weightedTerms(words: readonly Word[], vocabulary: Vocabulary): WeightedTerm[] {
  const terms = new Map<number, number>();
  const add = (term: number, weight: number) => {
    if (term >= 0) terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  };
  for (const word of words) {
    const share = word.stop ? stopShare : 1;
    for (const form of word.forms) {
      form.elements.forEach(({ value, folded }, at) => {
        const importance = share * form.strength;
        add(vocabulary.term(value, folded), importance * vocabulary.inverseDocumentFrequency(value, folded));
        const bare = folded ? value : foldDiacritics(value);
        add(
          vocabulary.contextTerm(bare),
          contextShare * importance * vocabulary.inverseDocumentFrequency(bare, true),
        );
        const next = form.elements[at + 1];
        if (next) addPair(value, next.value, folded || next.folded, importance);
      });
    }
  }
  words.slice(1).forEach((word, at) => {
    const previous = words[at] as Word;
    const [before, after] = [previous.forms[0], word.forms[0]];
    const last = before?.elements.at(-1);
    const first = after?.elements[0];
    if (!before || !after || !last || !first) return;
    const strength = Math.min(before.strength, after.strength);
    addPair(
      last.value,
      first.value,
      last.folded || first.folded,
      strength * (word.stop || previous.stop ? stopShare : 1),
    );
  });
  return [...terms].map(([term, weight]) => ({ term, weight }));

  function addPair(left: string, right: string, folded: boolean, importance: number): void {
    const pair = folded ? `${foldDiacritics(left)} ${foldDiacritics(right)}` : `${left} ${right}`;
    const term = vocabulary.term(pair, folded);
    if (term >= 0) add(term, pairShare * importance * vocabulary.inverseDocumentFrequency(pair, folded));
  }
}
