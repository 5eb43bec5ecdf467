import { offices, placeKinds } from "../language/office.js";
import { vietnameseStopPhrases } from "../language/stopwords.js";
import { foldDiacritics } from "../language/syllable.js";
import type { Form, QueryUnit } from "./query.js";
import { soundAlikes } from "./spelling.js";
import type { Vocabulary } from "./vocabulary.js";
import type { Word } from "./words.js";

const stops = new Set(vietnameseStopPhrases);
const foldedStops = new Set(vietnameseStopPhrases.map(foldDiacritics));
const partWords = new Set(["bài", "phần", "kỳ", "kì", "số", "bai", "phan", "ky", "ki", "part"]);

/** Longest unit, in words. */
const longestUnit = 6;
/** Common words tell this much without saying anything, in nats. */
const commonInformation = 2;
const heaviest = 7;
/** Words of everyday speech weigh less than this; names of places hardly ever do. */
const rare = 6;

interface Span {
  readonly length: number;
  /** How good a cut this is; the cut with the largest sum is taken. */
  readonly score: number;
  /** Null for words that carry no topic. */
  readonly unit: QueryUnit | null;
}

/** Cuts the words of a question into names, compounds, numbers and single words, leaving out what carries no topic. */
export function segmentQuestion(words: readonly Word[], vocabulary: Vocabulary): QueryUnit[] {
  const best: { score: number; span: Span | null; from: number }[] = [{ score: 0, span: null, from: 0 }];
  for (let at = 0; at < words.length; at++) {
    const before = best[at]?.score ?? 0;
    for (const span of spansAt(words, at, vocabulary)) {
      const score = before + span.score;
      const end = at + span.length;
      if (!best[end] || score > best[end].score) best[end] = { score, span, from: at };
    }
  }
  const units: QueryUnit[] = [];
  for (let end = words.length; end > 0; end = best[end]?.from ?? 0) {
    const from = best[end]?.from ?? 0;
    const unit = best[end]?.span?.unit;
    if (unit) units.unshift(inPlace(unit, words, from));
  }
  return units;
}

const quantityWords = /(?:^| )(?:bao nhieu|bao nhiu|bn|bnhieu|bnhiu|may|so|how many|how much)$/;

/** What the words before a unit make of it: an unknown word after `quận` is a place's name; what follows `bao nhiêu` is counted. */
function inPlace(unit: QueryUnit, words: readonly Word[], from: number): QueryUnit {
  const before = words
    .slice(Math.max(0, from - 2), from)
    .map((word) => foldDiacritics(word.text))
    .join(" ");
  const afterPlaceKind = placeKinds.has(before) || placeKinds.has(before.split(" ").at(-1) ?? "");
  const canBeName = words[from]?.untoned === true || words[from]?.capital === true;
  const isPlace =
    afterPlaceKind && canBeName && unit.kind === "word" && unit.known === 0 && unit.weight >= rare;
  const counted = unit.kind === "word" && quantityWords.test(before);
  return isPlace ? { ...unit, kind: "name", weight: heaviest } : { ...unit, counted };
}

function spansAt(words: readonly Word[], at: number, vocabulary: Vocabulary): Span[] {
  const word = words[at] as Word;
  const spans = [singleSpan(word, vocabulary)];
  for (let length = 2; length <= Math.min(longestUnit, words.length - at); length++) {
    const run = words.slice(at, at + length);
    if (run.some((each) => each.translated)) break;
    const span = runSpan(run, vocabulary);
    if (span) spans.push(span);
  }
  return spans;
}

function singleSpan(word: Word, vocabulary: Vocabulary): Span {
  const { kind } = word.token;
  const isStop = word.stop || (kind === "word" && !word.translated && isStopPhrase(word.text, word.untoned));
  if (isStop) return { length: 1, score: 0, unit: null };
  const information =
    kind === "number"
      ? 8
      : Math.max(...word.forms.slice(0, 1).map((form) => formInformation(form, vocabulary)));
  return {
    length: 1,
    score: 0,
    unit: unit([word], kind === "number" ? "number" : "word", word.forms, information, vocabulary),
  };
}

function runSpan(run: readonly Word[], vocabulary: Vocabulary): Span | null {
  const { length } = run;
  const text = run.map((word) => word.text).join(" ");
  const folded = run.map((word) => word.folded).join(" ");
  const untoned = run.some((word) => word.untoned);
  const asTyped = combinedForms(run);

  if (
    length === 2 &&
    partWords.has(run[0]?.text ?? "") &&
    run[1]?.token.kind === "number" &&
    Number(run[1].text) < 100
  ) {
    const elements = [
      { value: "bai", folded: true },
      { value: run[1].text, folded: true },
    ];
    return { length, score: 8, unit: unit(run, "part", [{ elements, strength: 1 }], 9, vocabulary) };
  }
  const name = vocabulary.name(folded);
  if (name && (untoned || name === text || run.some((word) => word.capital))) {
    const printed = name.split(" ").map((value) => ({ value, folded: false }));
    const forms = [{ elements: printed, strength: name === text || untoned ? 1 : 0.85 }];
    return { length, score: 3 * length + 1, unit: unit(run, "name", forms, 9, vocabulary) };
  }
  const office = foldDiacritics(text).replace(/^pho /, "");
  if (offices.has(office))
    return { length, score: 3 * length + 2, unit: unit(run, "office", asTyped, 7, vocabulary) };
  const alike = length === 2 ? soundAlikeName(run, vocabulary) : null;
  if (alike) return { length, score: 5, unit: unit(run, "name", [alike], 9, vocabulary) };
  if (isStopPhrase(text, untoned)) return { length, score: 3 * (length - 1) + 1.5, unit: null };
  const short = vocabulary.shortForms.get(text);
  if (short) {
    const forms = [...asTyped, { elements: [{ value: short, folded: false }], strength: 0.95 }];
    return { length, score: 3 * (length - 1) + 1, unit: unit(run, "word", forms, 7, vocabulary) };
  }
  if (length === 2) {
    const known = untoned ? vocabulary.lexicon.hasFolded(folded) : vocabulary.lexicon.has(text);
    const information = vocabulary.information(untoned ? folded : text, untoned);
    const printed = vocabulary.passagesWith(untoned ? folded : text, untoned) > 0;
    const kind = run.every((word) => word.capital) ? "name" : "word";
    if (known)
      return { length, score: printed ? 5 : 4, unit: unit(run, kind, asTyped, information, vocabulary) };
    const isCut = run.some((word) => isStopPhrase(word.text, word.untoned));
    if (!isCut && printed) {
      const parts = run.map((word) => formInformation(word.forms[0] as Form, vocabulary));
      return { length, score: 2, unit: unit(run, "word", asTyped, Math.max(...parts) + 1, vocabulary) };
    }
  }
  if (
    length <= 4 &&
    run.every(
      (word) =>
        word.capital &&
        word.token.kind === "word" &&
        word.surface.length > 1 &&
        !/\p{Lu}{2}/u.test(word.surface),
    )
  ) {
    return { length, score: 2.5 * (length - 1), unit: unit(run, "name", asTyped, 9, vocabulary) };
  }
  return null;
}

/** `Chà Nóc` for Trà Nóc: one of two syllables of a name replaced by one that sounds alike. */
function soundAlikeName(run: readonly Word[], vocabulary: Vocabulary): Form | null {
  const [first, second] = run.map((word) => word.folded) as [string, string];
  if (vocabulary.passagesWith(`${first} ${second}`, true) > 0) return null;
  const candidates = [
    ...soundAlikes(first).map((form) => `${form} ${second}`),
    ...soundAlikes(second).map((form) => `${first} ${form}`),
  ];
  const name = candidates.map((candidate) => vocabulary.name(candidate)).find((found) => found !== undefined);
  if (!name) return null;
  return { elements: name.split(" ").map((value) => ({ value, folded: false })), strength: 0.7 };
}

function isStopPhrase(text: string, untoned: boolean): boolean {
  return untoned ? foldedStops.has(text) || stops.has(text) : stops.has(text);
}

/** Every word in its best form, then every word in its second form where it has one. */
function combinedForms(run: readonly Word[]): Form[] {
  const ranks = [0, 1].filter((rank) => rank === 0 || run.some((word) => word.forms[rank]));
  return ranks.map((rank) => {
    const forms = run.map((word) => word.forms[rank] ?? (word.forms[0] as Form));
    return {
      elements: forms.flatMap((form) => form.elements),
      strength: Math.min(...forms.map((form) => form.strength)),
    };
  });
}

function formInformation(form: Form, vocabulary: Vocabulary): number {
  const each = form.elements.map(({ value, folded }) => vocabulary.information(value, folded));
  const pair = form.elements.length === 2 && form.elements.every(({ folded }) => !folded);
  const together = pair && vocabulary.lexicon.has(form.elements.map(({ value }) => value).join(" "));
  if (together) return vocabulary.information(form.elements.map(({ value }) => value).join(" "), false);
  return Math.max(...each) + (each.length > 1 ? 1 : 0);
}

function unit(
  run: readonly Word[],
  kind: QueryUnit["kind"],
  forms: readonly Form[],
  information: number,
  vocabulary: Vocabulary,
): QueryUnit {
  const describes = (form: Form) =>
    form.elements.every(({ value }) => vocabulary.inContext(foldDiacritics(value)));
  const known = Math.max(
    0,
    ...forms.filter((form) => vocabulary.occurs(form) || describes(form)).map((form) => form.strength),
  );
  return {
    surface: run.map((word) => word.surface).join(" "),
    kind,
    counted: false,
    forms: [...forms].sort((left, right) => right.strength - left.strength),
    weight: Math.min(heaviest, Math.max(0.2, information - commonInformation)),
    known,
  };
}
