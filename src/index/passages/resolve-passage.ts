import { ordinalIn } from "./passage-id.js";
import type { PassageStore, StoredArticle } from "./passage-store.js";

/** How a passage was named when something referred to it: a button, a link, a shared query. */
export interface PassageReference {
  /** The article of today that has the slug of the article then; undefined where there is none. */
  readonly article: StoredArticle | undefined;
  /** 1-based number in the article then. */
  readonly paragraph: number;
  /** Fingerprint of the text then, see `fingerprintOf`; null: it was not written down, and only the place counts. */
  readonly fingerprint: number | null;
}

/** A passage of today that a reference leads to. */
export interface ResolvedPassage {
  readonly ordinal: number;
  /**
   * `same`: the text then, in its article. `moved`: the text then, in another article. `changed`: another text, the nearest there is: whoever shows
   * it must say so.
   */
  readonly state: "same" | "moved" | "changed";
}

/**
 * The passage of today that an old reference leads to: the text then, wherever it stands now (where it is printed several times, as near to its old
 * place as can be); else what came closest to taking its place, by the text (see `succeed`); where that is not known, as after `index/` was deleted,
 * what stands at its number in the article now. Null where nothing is left.
 */
export function resolvePassage(
  passages: PassageStore,
  { article, paragraph, fingerprint }: PassageReference,
): ResolvedPassage | null {
  const place = article && ordinalIn(article, paragraph);
  if (fingerprint === null) return place === undefined ? null : { ordinal: place, state: "same" };
  if (place !== undefined && passages.fingerprint(place) === fingerprint)
    return { ordinal: place, state: "same" };
  const alike = passages.withFingerprint(fingerprint);
  const within = article
    ? alike.filter((ordinal) => ordinal >= article.first && ordinal < article.first + article.length)
    : [];
  const nearest = nearestTo((article?.first ?? 0) + paragraph - 1, within);
  if (nearest !== undefined) return { ordinal: nearest, state: "same" };
  if (alike[0] !== undefined) return { ordinal: alike[0], state: "moved" };
  const successor = passages.successorOf(fingerprint) ?? lastAt(article, paragraph);
  return successor === undefined ? null : { ordinal: successor, state: "changed" };
}

function nearestTo(place: number, ordinals: readonly number[]): number | undefined {
  const distance = (ordinal: number) => Math.abs(ordinal - place);
  return [...ordinals].sort((left, right) => distance(left) - distance(right))[0];
}

/** The passage with this number in the article, or its last one. */
function lastAt(article: StoredArticle | undefined, paragraph: number): number | undefined {
  return article && ordinalIn(article, Math.min(paragraph, article.length));
}
