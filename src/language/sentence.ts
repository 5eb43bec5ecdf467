/** Half-open range in UTF-16 code units. */
export interface SentenceRange {
  readonly start: number;
  readonly end: number;
}

// Sentence-final marks with the quotes and brackets that close behind them. A run of marks is tried from its first one only:
// tried from each, a long dotted line would take quadratic time.
const boundary = /(?:(?<![.?!])[.?!]+|(?<!…)…+)["”’»)\]]*(?=\s|$)/gu;

// A point after these does not end a sentence: titles, places, and so on.
const abbreviations = new Set(
  "tp tx tt q p h x ths ts pgs gs bs ks ls cn đ/c ông bà mr mrs dr st vs no nxb tr v.v vv stt sđt đt kts nsnd nsưt ub".split(
    " ",
  ),
);

/**
 * Cuts a paragraph into sentences. The ranges cover every character but the white space between them.
 * A point inside a number, after an initial or a known abbreviation does not end a sentence;
 * neither does an ellipsis that a lower-case word follows (`nhân dân… từ đó`).
 */
export function splitSentences(text: string): SentenceRange[] {
  const ranges: SentenceRange[] = [];
  let start = skipSpace(text, 0);
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length;
    const next = skipSpace(text, end);
    if (
      match.index < start ||
      (next < text.length && !endsSentence(text, start, match.index, match[0], next))
    )
      continue;
    ranges.push({ start, end });
    start = next;
  }
  const end = text.trimEnd().length;
  if (start < end) ranges.push({ start, end });
  return ranges;
}

function endsSentence(
  text: string,
  sentenceStart: number,
  markAt: number,
  mark: string,
  next: number,
): boolean {
  const following = text.slice(next, next + 8).replace(/^["“‘«([\-–*]\s*/u, "");
  if (/^\p{Ll}/u.test(following)) return false;
  if (!mark.startsWith(".") || mark.startsWith("..")) return true;
  const word = /[^\s("“]{0,24}$/u.exec(text.slice(Math.max(sentenceStart, markAt - 24), markAt))?.[0] ?? "";
  const isInitial = /^\p{Lu}$/u.test(word);
  return !isInitial && !abbreviations.has(word.normalize("NFC").toLowerCase());
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at++;
  return at;
}
