import { englishPlaceKind, placeKind } from "../language/follow-up-words.js";
import type { Query, QueryTerm } from "./query.js";
import { isTelling } from "./query-term.js";

/** What heads the name of a body: a new one takes the place of the old one, name and all. */
const bodyHead = /(?<![\p{L}\p{M}])(?:sở|phòng|chi cục|ủy ban|so|phong|chi cuc|uy ban)(?=\s)/iu;

/** What belongs to the name or the year behind it: the kind of place, or `năm`. */
const beforeName = `(?<![\\p{L}\\p{M}])(?:${placeKind}|n[aă]m\\s+)`;
const endsBeforeName = new RegExp(`${beforeName}$`, "iu");

/**
 * The old question with the new name in the place of the old one of its kind.
 * Null where nothing would be left to ask.
 * @param own the names of the new question
 * @param rest the new question without what only tells that it follows
 */
export function swapNames(before: Query, own: readonly QueryTerm[], rest: string): string | null {
  const named = spanOf(own, rest);
  const body = bodyHead.test(rest) ? bodyIn(before) : null;
  if (body !== null) return tidy(before.text.replace(body, () => named));
  const isNumber = own.every(({ kind }) => kind === "number");
  const replaced = before.terms.filter(({ kind }) => (isNumber ? kind === "number" : kind === "name"));
  const kept = before.terms.filter((term) => isTelling(term) && !replaced.includes(term));
  // Without anything to take over that the series speaks of, the name alone is all there is to ask.
  if (!kept.some(({ bestKnownBoost }) => bestKnownBoost > 0)) return null;
  const [first, ...others] = replaced;
  if (!first) return `${before.text.slice(0, before.text.search(/[\s?!.]{0,300}$/u))} ${rest}`;
  const withoutOthers = others.reduce((text, { surface }) => cutOut(text, surface, ""), before.text);
  return cutOut(withoutOthers, first.surface, named);
}

/** The name of a body as printed in a question: from its head to the last word that begins with a capital. */
function bodyIn({ text, terms }: Query): string | null {
  const head = bodyHead.exec(text);
  if (!head) return null;
  const written = text.slice(head.index);
  const run =
    /^\S+(?:\s+cục)?(?:(?:\s+(?:và|huyện|quận|phường|[\p{Ll}\p{M}]+(?=\s+(?:và\s+)?\p{Lu})))*\s+\p{Lu}[\p{L}\p{M}&]*)+/u.exec(
      written,
    )?.[0];
  if (run === undefined) return null;
  // The last syllable of `Du lịch` has no capital, but belongs to the word.
  const lastWord = run.slice(run.search(/\S{1,300}$/u));
  const term = terms.find(
    ({ surface }) =>
      surface.startsWith(`${lastWord} `) && written.startsWith(surface, run.length - lastWord.length),
  );
  return term ? run.slice(0, -lastWord.length) + term.surface : run;
}

/** The part of a text from its first term to its last, with the kind of place before. */
export function spanOf(terms: readonly QueryTerm[], text: string): string {
  const starts = terms.map(({ surface }) => text.indexOf(surface)).filter((at) => at >= 0);
  const ends = terms.map(({ surface }) => text.indexOf(surface) + surface.length);
  if (starts.length < terms.length) return text;
  const start = Math.min(...starts);
  const kind = endsBeforeName.exec(text.slice(0, start));
  return text.slice(kind?.index ?? start, Math.max(...ends));
}

function cutOut(text: string, surface: string, by: string): string {
  const escaped = surface.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(`(?:${beforeName})?${escaped}${englishPlaceKind}`, "iu");
  return tidy(text.replace(found, () => by));
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
