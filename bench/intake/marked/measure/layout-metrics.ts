import { searchNearest } from "./edit-distance.js";
import { type Comparable, comparable, match, nearest, withoutOptional } from "./match.js";
import type { MadeParagraph, TrueParagraph, TrueText } from "./truth.js";

/** Precision, recall and their harmonic mean, with the counts that they come from, which can be added over files. */
export interface Counts {
  readonly right: number;
  readonly made: number;
  readonly true: number;
}

/** A share as a count of those that are right and of all. */
export interface Share {
  readonly right: number;
  readonly all: number;
}

/** How well the paragraphs of a document were told. */
export interface LayoutFigures {
  readonly paragraphs: Counts;
  readonly headings: Counts;
  /** Neighbouring true paragraphs that came out as neighbours, in order. */
  readonly order: Share;
  /** Right paragraphs with the right page; null where the system or the truth has no pages. */
  readonly pages: Share | null;
  readonly missed: readonly Missed[];
  /** Paragraphs that no true one is like. */
  readonly added: readonly string[];
  /** Right paragraphs that are no heading and were taken for one, and headings that were not. */
  readonly wrongHeadings: readonly string[];
  readonly missedHeadings: readonly string[];
}

/** A true paragraph that was not found, and what came nearest. */
export interface Missed {
  readonly kind: TrueParagraph["kind"];
  readonly page: number | null;
  /** Its text, or how long it is where that may not be kept. */
  readonly text: string;
  readonly nearest: string | null;
  readonly likeness: number;
}

/** So many words at the end of one paragraph and at the beginning of the next show that they are neighbours. */
const seamWords = 5;
/** Of the words at a seam so many may be read wrongly. */
const seamErrors = 0.2;

/** F1 of counts; 1 where there is nothing to find and nothing was made. */
export function f1({ right, made, true: all }: Counts): number {
  return made + all === 0 ? 1 : (2 * right) / (made + all);
}

/** Compares what was made of a document with what it is. */
export function measureLayout(truth: TrueText, all: readonly MadeParagraph[]): LayoutFigures {
  const here = all.filter(({ page }) => truth.pages === null || page === null || truth.pages.includes(page));
  const made = withoutOptional(truth.paragraphs, comparable(here));
  const judged = truth.paragraphs.filter(({ kind }) => kind !== "optional");
  const { madeOf, trueOf } = match(judged, made);
  const isHeading = ({ kind }: TrueParagraph) => kind === "heading" || kind === "title";
  const found = judged.flatMap((paragraph, at) => {
    const to = madeOf[at] ?? null;
    const own = to === null ? undefined : made[to];
    return own === undefined ? [] : [{ truth: paragraph, made: own }];
  });
  const paged = found.filter(({ truth: one, made: other }) => one.page !== null && other.page !== null);
  const textsOf = (wanted: (one: TrueParagraph, other: Comparable) => boolean) =>
    found.filter(({ truth: one, made: other }) => wanted(one, other)).map(({ made: { normal } }) => normal);
  return {
    paragraphs: { right: found.length, made: made.length, true: judged.length },
    headings: {
      right: textsOf((one, other) => isHeading(one) && other.isHeading).length,
      made: made.filter((paragraph) => paragraph.isHeading).length,
      true: judged.filter(isHeading).length,
    },
    order: orderOf(judged, made, madeOf),
    pages:
      paged.length === 0
        ? null
        : {
            right: paged.filter(({ truth: one, made: other }) => one.page === other.page).length,
            all: paged.length,
          },
    missed: judged.flatMap((paragraph, at) => (madeOf[at] === null ? [missedOf(paragraph, made)] : [])),
    added: made.filter((_, at) => trueOf[at] === null).map(({ normal }) => normal),
    wrongHeadings: textsOf((one, other) => !isHeading(one) && other.isHeading),
    missedHeadings: textsOf((one, other) => isHeading(one) && !other.isHeading),
  };
}

/** Neighbours are looked for in the stream of all words, so that a paragraph that was cut or joined counts once, as such, and not here too. */
function orderOf(
  judged: readonly TrueParagraph[],
  made: readonly Comparable[],
  madeOf: readonly (number | null)[],
): Share {
  const apart = new Set(judged.flatMap(({ kind }, at) => (kind === "float" ? (madeOf[at] ?? []) : [])));
  const stream = made
    .filter((_, at) => !apart.has(at))
    .map(({ digits }) => digits)
    .join("");
  const flow = judged.filter(({ kind, digits }) => kind !== "float" && digits !== "");
  let right = 0;
  for (let at = 1; at < flow.length; at++) {
    const seam =
      (flow[at - 1]?.digits ?? "").slice(-seamWords) + (flow[at]?.digits ?? "").slice(0, seamWords);
    if (searchNearest(seam, stream).distance <= Math.floor(seamErrors * seam.length)) right++;
  }
  return { right, all: Math.max(0, flow.length - 1) };
}

function missedOf(truth: TrueParagraph, made: readonly Comparable[]): Missed {
  const near = nearest(truth, made);
  const { kind, page, text, characters, digits } = truth;
  return {
    kind,
    page,
    text: text ?? `(${digits.length} words, ${characters} characters)`,
    nearest: near?.text ?? null,
    likeness: near?.value ?? 0,
  };
}
