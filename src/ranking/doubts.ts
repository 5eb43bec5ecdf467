import type { AnswerType } from "../language/answer-type.js";
import { isPlaceKind } from "../language/office.js";
import { asksInWords } from "../language/question-words.js";
import { foldDiacritics } from "../language/syllable.js";
import type { QueryTerm, Variant } from "../query/query.js";
import type { FeatureSource, Features } from "./features.js";

/** A reason to doubt that a passage answers, whatever else speaks for it. */
interface Doubt {
  /** From this probability on, the passage answers all the same. */
  readonly overruledFrom: number;
  readonly applies: (source: FeatureSource, features: Features) => boolean;
}

/** A passage that lacks this much of what is asked of a name (its population, its area) hardly answers. */
const mostMissedWords = 0.95;
/** Types whose own words (`giữ chức vụ gì`) need not stand in the passage. */
const askedInOtherWords: ReadonlySet<AnswerType> = new Set(["role", "person", "definition", "reason"]);
/**
 * Below this mean cosine with the nearest sentences, a question that lacks this much of its words is likely of another subject, unless the reader's
 * log-odds are above these: of passages between, half and more are right (training/README.md, "Doubts").
 */
const farOff = { neighbourhood: 0.24, missedWords: 0.2, readerLogit: -1.2 };
/** Below this one it is so whatever the reader says: it knows words, not what they are asked about (`Vú sữa có tốt cho bà bầu không?`). */
const veryFar = 0.14;
/** From this share of its words missed on, what the model makes of the passage rests on names and meanings, not on words that are found by chance. */
const halfMissed = 0.5;
/** A name of so many syllables is a person's or a body's, and nothing off the subject holds it by chance. */
const wholeName = 3;
/** A term matched below this is not there: the parts of a compound may stand apart (`dân` and `số`), or an office may be another one's, or its deputy's. */
const heldFrom = 0.5;
/** A word of this weight, in nats, says what a question without question words is about (`dân số thành phố`). */
const tellingWeight = 4;

/** What can be written in one way only, and is not there; a name of which nothing that is asked stands there; another one's office. */
const certain = Infinity;
/**
 * How sure the model must be to overrule the others was chosen on the everyday questions of the training pools and the golden questions that may be
 * used for tuning (training/README.md, "Doubts"): among passages that a doubt rules out, how many of those above it are right.
 */
const nearlyCertain = 0.95;
const sure = 0.9;
const quiteSure = 0.7;
const likely = 0.65;

const doubts: readonly Doubt[] = [
  {
    overruledFrom: certain,
    applies: (_, { phoneMissed, ageMissed, missedDocument }) => phoneMissed + ageMissed + missedDocument > 0,
  },
  // `giải ngân được bao nhiêu` is answered in percent, `bao nhiêu dự toán` too.
  {
    overruledFrom: sure,
    applies: (_, { moneyMissed, percentMissed, countFar }) => moneyMissed + percentMissed + countFar > 0,
  },
  {
    overruledFrom: certain,
    applies: (source) =>
      missedShare(source) >= mostMissedWords &&
      asksOfName(source) &&
      !askedInOtherWords.has(source.query.answerType),
  },
  { overruledFrom: nearlyCertain, applies: lacksKeyword },
  { overruledFrom: certain, applies: lacksOffice },
  {
    overruledFrom: quiteSure,
    applies: (source, features) => isFarOff(source, features) && missedShare(source) < halfMissed,
  },
  { overruledFrom: likely, applies: isFarOff },
];

/** The probability from which on the best passage answers in spite of all doubts: 0 without any, Infinity where none may be overruled. */
export function overruledFrom(source: FeatureSource, features: Features): number {
  return Math.max(
    0,
    ...doubts.filter(({ applies }) => applies(source, features)).map((doubt) => doubt.overruledFrom),
  );
}

/** Whether something is asked of a name that stands in the passage. */
function asksOfName(source: FeatureSource): boolean {
  return heldTerms(source).some(({ kind }) => kind === "name");
}

/** The terms of the question that the passage holds. */
function heldTerms({ query, ranked: [best] }: FeatureSource): QueryTerm[] {
  return query.terms.filter((_, at) => (best?.match.best[at] ?? 0) >= heldFrom);
}

/**
 * Whether the question stands far from everything in the corpus and lacks some of its words, and the reader doubts it or it stands very far; one for
 * somebody whom the passage names in full does not.
 */
function isFarOff(source: FeatureSource, { neighbourhood, missedWords, readerLogit }: Features): boolean {
  if (neighbourhood >= farOff.neighbourhood || missedWords < farOff.missedWords) return false;
  if (holdsWholeName(source)) return false;
  return readerLogit < farOff.readerLogit || neighbourhood < veryFar;
}

/** Whether the passage holds a name of the question whole: of somebody, or of a body; not of a place (`Quận Ô Môn`). */
function holdsWholeName(source: FeatureSource): boolean {
  const { words } = source.query;
  return heldTerms(source).some(
    ({ kind, from, length }) =>
      kind === "name" && length >= wholeName && !isPlaceKind(words[from] ?? "", true),
  );
}

/** Share of the weight of the question's words, names and numbers aside, that does not stand in the passage, in [0, 1]. */
function missedShare({ query, ranked: [best] }: FeatureSource): number {
  const words = query.terms.map((term, at) => ({ ...term, held: best?.match.best[at] ?? 0 }));
  const asked = words.filter(({ kind }) => kind === "word");
  const weight = (terms: typeof asked) => terms.reduce((sum, term) => sum + term.weight, 0);
  return asked.length === 0 ? 0 : weight(asked.filter(({ held }) => held < heldFrom)) / weight(asked);
}

/** Whether the heaviest word of a row of keywords, which asks nothing in words, is not there. */
function lacksKeyword({ query, ranked: [best] }: FeatureSource): boolean {
  if (query.answerType !== "other" || asksInWords(query.words.join(" "))) return false;
  return query.terms.some(
    ({ kind, weight }, at) =>
      kind === "word" && weight >= tellingWeight && (best?.match.best[at] ?? 0) < heldFrom,
  );
}

/**
 * Whether the passage does not hold an office that the question asks of: `Phó Bí thư` is no `Bí thư`. One that is printed without its body
 * (`Chi cục Trưởng, cho biết`) is that of the body which the passage speaks of.
 */
function lacksOffice(source: FeatureSource): boolean {
  const {
    query,
    ranked: [best],
    textOf,
  } = source;
  return query.terms.some(({ kind, variants: [office] }, at) => {
    if (kind !== "office" || (best?.match.best[at] ?? 0) >= heldFrom) return false;
    const isBodyHeld = (best?.match.best[at + 1] ?? 0) >= heldFrom;
    return !(best && office && isBodyHeld && standsAlone(office, textOf(best.passage)));
  });
}

/** Whether a text has an office, and not its deputy's, with a punctuation mark right behind it. */
function standsAlone({ tokens }: Variant, text: string): boolean {
  const words = tokens.map(({ value }) => foldDiacritics(value)).join("\\s+");
  return new RegExp(`(?<!\\bpho\\s)\\b${words}\\s?[,.;:)!?]`, "u").test(
    foldDiacritics(text.normalize("NFC").toLowerCase()),
  );
}
