import type { ArticleDraft } from "../../draft.js";
import { readArticle } from "../../read/reader.js";

/** How an article differs from the one that it would replace; all but `first…` count paragraphs and headings. */
export interface Difference {
  readonly added: number;
  readonly removed: number;
  /** Those that stand in the place of another. */
  readonly changed: number;
  /** The words of the old one where the two differ first; a dash where it has none there. */
  readonly before: string;
  /** The same of the new one. */
  readonly after: string;
}

/** Characters of a paragraph that are shown, and those of them before the first that differs. */
const shown = 60;
const shownBefore = 20;
const none = "–";

/** What differs between an article's Markdown and a draft. A file that is no article differs in all. */
export function differenceOf(markdown: string, draft: ArticleDraft): Difference {
  const old = readOld(markdown);
  const texts = draft.blocks.map(({ text }) => text);
  const removed = runsWithout(old.texts, texts);
  const added = runsWithout(texts, old.texts);
  const places = new Set([...removed.keys(), ...added.keys()]);
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const place of places) {
    const [before, after] = [removed.get(place)?.length ?? 0, added.get(place)?.length ?? 0];
    counts.changed += Math.min(before, after);
    counts.removed += Math.max(0, before - after);
    counts.added += Math.max(0, after - before);
  }
  const [first] = places;
  const pair =
    first === undefined ? [old.title, draft.title] : [removed.get(first)?.[0], added.get(first)?.[0]];
  return { ...counts, ...whereTheyPart(pair[0] ?? null, pair[1] ?? null) };
}

function readOld(markdown: string): { readonly title: string; readonly texts: string[] } {
  try {
    const { title, sections } = readArticle(markdown, "a.md");
    const texts = sections.flatMap(({ heading, untitled, passages }) => [
      ...(untitled === undefined ? [heading] : []),
      ...passages.map(({ text }) => text),
    ]);
    return { title, texts };
  } catch {
    return { title: none, texts: [] };
  }
}

/** The texts of one list that the other lacks, as often as it lacks them, by the text of both lists that they stand behind. */
function runsWithout(texts: readonly string[], others: readonly string[]): Map<string, string[]> {
  const counts = new Map<string, number>();
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1);
  const runs = new Map<string, string[]>();
  let behind = "";
  for (const text of texts) {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    if (count > 0) {
      behind = text;
      continue;
    }
    const run = runs.get(behind);
    if (run === undefined) runs.set(behind, [text]);
    else run.push(text);
  }
  return runs;
}

/** Both texts from some words before the first character that differs. */
function whereTheyPart(before: string | null, after: string | null): { before: string; after: string } {
  if (before === null || after === null) return { before: excerpt(before, 0), after: excerpt(after, 0) };
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const start = at <= shownBefore ? 0 : before.lastIndexOf(" ", at - shownBefore) + 1;
  return { before: excerpt(before, start), after: excerpt(after, start) };
}

function excerpt(text: string | null, start: number): string {
  if (text === null || text === "") return none;
  const part = [...text.slice(start, start + 2 * shown)].slice(0, shown).join("");
  return `${start > 0 ? "…" : ""}${part}${start + part.length < text.length ? "…" : ""}`;
}
