import type { Article } from "../../corpus/types.js";
import { tokenize } from "../../language/token.js";
import { inSlices } from "../../turn.js";
import { PassageStore, type StoredArticle } from "./passage-store.js";
import type { PassageArrays } from "./passage-writer.js";
import { resolvePassage } from "./resolve-passage.js";

/** Which passages of today took the place of texts that are gone. */
type Succession = Pick<PassageArrays, "retired" | "successors">;

/** By ordinal before: an ordinal now, or undefined. */
type Places = readonly (number | undefined)[];

/** Most texts remembered that are gone, two megabytes of them; those that went last stay. */
const mostRetired = 2 ** 18;
/**
 * Least share of an old text's pairs of words that its successor has: the larger half of a paragraph that was cut in two has half of them, and
 * paragraphs that have nothing to do with each other seldom have a tenth.
 */
const leastContained = 0.25;
/** Passages of an article that may share a pair of words before it tells nothing any more: what stands everywhere would be compared with everything. */
const mostSharing = 50;

/**
 * Takes in articles as `PassageStore.from` does, and remembers what became of the texts that went.
 *
 * For each text that was in the corpus, and no longer is, that is the passage that comes closest to it: of those that are new in its article, or where
 * its neighbours went, the one that holds most of it (containment after A. Z. Broder, On the resemblance and containment of documents, 1997, with pairs
 * of words); where none holds enough, what stands where it stood, counted from its neighbours that are left. What the predecessor remembered is taken
 * over. Only fingerprints are kept, no text. Other work gets a turn every few milliseconds.
 *
 * @param predecessor the passages of the state of the corpus before this one; null: not known, and nothing is remembered
 * @throws as `PassageStore.from`
 */
export async function succeed(
  predecessor: PassageStore | null,
  articles: readonly Article[],
): Promise<PassageStore> {
  const now = await PassageStore.from(articles);
  if (predecessor === null) return now;
  const succession = await successionOf(predecessor, now);
  return new PassageStore({ ...now.arrays, ...succession }, now.articles);
}

async function successionOf(before: PassageStore, now: PassageStore): Promise<Succession> {
  const staying = await stayingPassages(before, now);
  const places = await placesBesideNeighbours(before, now, await anchorsOf(before, now, staying));
  const alike = await successorsByText(before, now, staying, places);
  const found = new Map<number, number>();
  const note = (fingerprint: number, ordinal: number) => {
    const successor = staying[ordinal] ?? alike.get(ordinal) ?? places[ordinal];
    if (successor === undefined || found.has(fingerprint) || found.size === mostRetired) return;
    if (now.withFingerprint(fingerprint).length === 0) found.set(fingerprint, successor);
  };
  await inSlices(staying.keys(), (ordinal) => note(before.fingerprint(ordinal), ordinal));
  const { retired, successors } = before.arrays;
  await inSlices(retired.keys(), (at) => note(retired[at] as number, successors[at] as number));
  const sorted = [...found].sort(([left], [right]) => left - right);
  return {
    retired: Uint32Array.from(sorted, ([fingerprint]) => fingerprint),
    successors: Uint32Array.from(sorted, ([, ordinal]) => ordinal),
  };
}

/** Where each passage of before stands now; undefined where its text is nowhere. */
async function stayingPassages(before: PassageStore, now: PassageStore): Promise<Places> {
  const staying: (number | undefined)[] = [];
  for (const { slug, first, length } of before.articles) {
    const article = now.articleNamed(slug);
    await inSlices(Array(length).keys(), (at) => {
      const fingerprint = before.fingerprint(first + at);
      const found = resolvePassage(now, { article, paragraph: at + 1, fingerprint });
      staying.push(found && found.state !== "changed" ? found.ordinal : undefined);
    });
  }
  return staying;
}

/** An article that is named otherwise now has more than this share of the passages that it had. */
const leastFollowed = 0.5;

/**
 * The passages that stayed in their article, from which places are counted: what it shares with others, such as the name of the series, leads to those
 * once it is gone.
 */
async function anchorsOf(before: PassageStore, now: PassageStore, staying: Places): Promise<Places> {
  const anchors: (number | undefined)[] = [];
  await inSlices(before.articles, ({ slug, first, length }) => {
    const places = staying.slice(first, first + length);
    const home = now.articleNamed(slug) ?? homeOf(places, now);
    for (const place of places)
      anchors.push(place !== undefined && now.articleOf(place) === home ? place : undefined);
  });
  return anchors;
}

/** The article that most passages of another one went to. */
function homeOf(places: Places, now: PassageStore): StoredArticle | undefined {
  const counts = new Map<StoredArticle, number>();
  for (const place of places) {
    if (place === undefined) continue;
    const article = now.articleOf(place);
    counts.set(article, (counts.get(article) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count > places.length * leastFollowed)?.[0];
}

/** What stands now where each passage stood, counted from the nearest passage of its article that stayed; undefined where none did. */
async function placesBesideNeighbours(
  before: PassageStore,
  now: PassageStore,
  staying: Places,
): Promise<Places> {
  const places: (number | undefined)[] = [];
  await inSlices(before.articles, ({ first, length }) => {
    const last = lastStaying(staying, first, length);
    const next = nextStaying(staying, first, length);
    for (let at = 0; at < length; at++)
      places.push(placeBetween(now, staying, first + at, last[at], next[at]));
  });
  return places;
}

/** @param last ordinals before of the neighbours that stayed, in the same article, `last` in front and `next` behind */
function placeBetween(
  now: PassageStore,
  staying: Places,
  ordinal: number,
  last: number | undefined,
  next: number | undefined,
): number | undefined {
  const isNextNearer = last === undefined || (next !== undefined && next - ordinal < ordinal - last);
  const neighbour = isNextNearer ? next : last;
  const anchor = neighbour === undefined ? undefined : staying[neighbour];
  if (neighbour === undefined || anchor === undefined) return undefined;
  const { first, length }: StoredArticle = now.articleOf(anchor);
  // Between its neighbours, if they still stand in this order: a block that was removed leads to where it was.
  const [lower, upper] = [staying[last ?? -1] ?? first, staying[next ?? -1] ?? first + length - 1];
  const [least, most] = lower <= upper ? [lower, upper] : [first, first + length - 1];
  return Math.min(most, Math.max(least, anchor + ordinal - neighbour));
}

function lastStaying(staying: Places, first: number, length: number): Places {
  const found: (number | undefined)[] = [];
  for (let at = 0; at < length; at++)
    found.push(staying[first + at] === undefined ? found[at - 1] : first + at);
  return found;
}

function nextStaying(staying: Places, first: number, length: number): Places {
  const found: (number | undefined)[] = Array(length).fill(undefined);
  for (let at = length - 1; at >= 0; at--)
    found[at] = staying[first + at] === undefined ? found[at + 1] : first + at;
  return found;
}

/**
 * For passages that are gone, the new one that holds most of the text, in their article or one that its passages went to; of several, the one nearest to
 * their place.
 */
async function successorsByText(
  before: PassageStore,
  now: PassageStore,
  staying: Places,
  places: Places,
): Promise<ReadonlyMap<number, number>> {
  const successors = new Map<number, number>();
  for (const { slug, first, length } of before.articles) {
    const own = Array.from({ length }, (_, at) => first + at);
    const gone = own.filter((ordinal) => staying[ordinal] === undefined);
    if (gone.length === 0) continue;
    const stayed = own.flatMap((ordinal) => staying[ordinal] ?? []);
    const articles = new Set(stayed.map((ordinal) => now.articleOf(ordinal)));
    const named = now.articleNamed(slug);
    const sharing = await newPairs(before, now, named ? articles.add(named) : articles);
    await inSlices(gone, (ordinal) => {
      const best = mostContaining(pairsOf(before.text(ordinal)), sharing, places[ordinal] ?? ordinal);
      if (best !== undefined) successors.set(ordinal, best);
    });
  }
  return successors;
}

/** For each pair of words of the passages of these articles that were not there before: which of them have it. */
async function newPairs(
  before: PassageStore,
  now: PassageStore,
  articles: Iterable<StoredArticle>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const sharing = new Map<string, number[]>();
  for (const { first, length } of articles)
    await inSlices(Array(length).keys(), (at) => {
      const ordinal = first + at;
      if (before.withFingerprint(now.fingerprint(ordinal)).length > 0) return;
      for (const pair of pairsOf(now.text(ordinal))) {
        const list = sharing.get(pair);
        if (list) list.push(ordinal);
        else sharing.set(pair, [ordinal]);
      }
    });
  return sharing;
}

function mostContaining(
  pairs: ReadonlySet<string>,
  sharing: ReadonlyMap<string, readonly number[]>,
  place: number,
): number | undefined {
  const lists = Array.from(pairs, (pair) => sharing.get(pair) ?? []);
  const telling = lists.filter(({ length }) => length <= mostSharing);
  const counts = new Map<number, number>();
  for (const ordinal of telling.flat()) counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1);
  const enough = [...counts].filter(([, count]) => count >= leastContained * telling.length);
  const distance = (ordinal: number) => Math.abs(ordinal - place);
  enough.sort(([left, most], [right, count]) => count - most || distance(left) - distance(right));
  return enough[0]?.[0];
}

/** The pairs of neighbouring words of a text, as they are compared; of a text of one word, that word. */
function pairsOf(text: string): Set<string> {
  const words = tokenize(text).map((token) => token.text);
  return new Set(words.length > 1 ? words.slice(1).map((word, at) => `${words[at]} ${word}`) : words);
}
