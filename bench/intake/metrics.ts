/** A paragraph of a document as a reader of it sees it. */
export interface TruthParagraph {
  readonly text: string;
  readonly isHeading: boolean;
}

/** What is asked of a document's paragraphs; all in [0, 1]. */
export interface ParagraphFigures {
  /** Share of neighbouring paragraphs of the truth that come out as neighbours, in their order. */
  readonly order: number;
  /** F1 of paragraphs: right where one of at least the same letters but a fiftieth was found. */
  readonly paragraphs: number;
  /** F1 of headings among all that came out as headings; null where there are none. */
  readonly headings: number | null;
  /** Paragraphs that were not found, for whoever mends the layout. */
  readonly missed: readonly string[];
}

/** Texts that differ in at most this share of their letters are one. */
const tolerance = 0.02;
/** So many letters tell a paragraph's beginning from all others. */
const beginning = 24;

/** Letters of a text, composed, without white space and the bullet of an item, which one format draws and the other writes. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/gu, "")
    .replace(/^[•●▪◦]/u, "");
}

/** Letters to take out and put in to make one text of another (Myers 1986); null beyond `most`. */
export function edits(one: string, other: string, most: number): number | null {
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let distance = 0; distance <= most; distance++)
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const [below, above] = [
        furthest[middle + diagonal - 1] as number,
        furthest[middle + diagonal + 1] as number,
      ];
      let x = diagonal === -distance || (diagonal !== distance && below < above) ? above : below + 1;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x++;
      furthest[middle + diagonal] = x;
      if (x >= one.length && x - diagonal >= other.length) return distance;
    }
  return null;
}

/** Compares paragraphs with the truth. */
export function compareParagraphs(
  truth: readonly TruthParagraph[],
  found: readonly TruthParagraph[],
): ParagraphFigures {
  const left = found.map((paragraph) => ({ ...paragraph, letters: lettersOf(paragraph.text) }));
  const free = new Set(left);
  const matches = truth.map(({ text }) => {
    const letters = lettersOf(text);
    const same =
      [...free].find((one) => one.letters === letters) ??
      [...free].find((one) => isNear(one.letters, letters));
    if (same !== undefined) free.delete(same);
    return same;
  });
  const right = matches.filter((match) => match !== undefined).length;
  const headings = truth.filter(({ isHeading }) => isHeading).length;
  const rightHeadings = truth.filter(
    ({ isHeading }, at) => isHeading && matches[at]?.isHeading === true,
  ).length;
  return {
    order: orderOf(truth, left.map(({ letters }) => letters).join("")),
    paragraphs: f1(right, truth.length, found.length),
    headings:
      headings === 0 ? null : f1(rightHeadings, headings, found.filter(({ isHeading }) => isHeading).length),
    missed: truth.flatMap(({ text }, at) => (matches[at] === undefined ? [text] : [])),
  };
}

function isNear(one: string, other: string): boolean {
  const most = Math.floor((one.length + other.length) * tolerance);
  return Math.abs(one.length - other.length) <= most && edits(one, other, most) !== null;
}

function f1(right: number, wanted: number, found: number): number {
  return wanted + found === 0 ? 1 : (2 * right) / (wanted + found);
}

/** A paragraph's neighbour begins where no other paragraph begins between them. */
function orderOf(truth: readonly TruthParagraph[], all: string): number {
  let last = 0;
  const places = truth.map(({ text }) => {
    const start = lettersOf(text).slice(0, beginning);
    // The same words may stand there more than once: those behind the paragraph before are meant, if there are any.
    const behind = all.indexOf(start, last);
    const place = behind >= 0 ? behind : all.indexOf(start);
    if (place >= 0) last = place + 1;
    return place;
  });
  const sorted = places.filter((place) => place >= 0).sort((one, other) => one - other);
  const pairs = truth.slice(1).map((_, at) => {
    const [place = -1, next = -1] = [places[at], places[at + 1]];
    return place >= 0 && next >= 0 && sorted[sorted.indexOf(place) + 1] === next;
  });
  return pairs.length === 0 ? 1 : pairs.filter(Boolean).length / pairs.length;
}

/** Share of letters that are right: 1 less the edits, of which two are one wrong letter. Case is not looked at where fonts of capitals make it. */
export function lettersRight(truth: string, found: string): number {
  const [one, other] = [truth, found].map((text) => lettersOf(text).toLowerCase()) as [string, string];
  const distance = edits(one, other, Math.ceil(one.length / 4));
  return distance === null ? 0 : 1 - distance / 2 / Math.max(1, one.length);
}

/** Share of the numbers of a text that were found, each as often as it stands there. */
export function numbersRight(truth: string, found: string): number {
  const count = (text: string) => {
    const counts = new Map<string, number>();
    for (const [number] of text.matchAll(/\d+(?:[.,/]\d+)*/gu))
      counts.set(number, (counts.get(number) ?? 0) + 1);
    return counts;
  };
  const [wanted, had] = [count(truth), count(found)];
  const all = [...wanted.values()].reduce((sum, times) => sum + times, 0);
  const right = [...wanted].reduce((sum, [number, times]) => sum + Math.min(times, had.get(number) ?? 0), 0);
  return all === 0 ? 1 : right / all;
}
