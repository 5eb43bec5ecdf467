import { decodeText } from "../corpus/decode.js";
import type { ArticleDraft } from "../corpus/draft.js";
import { type Difference, differenceOf } from "../corpus/import/write/difference.js";
import { checkedMarkdown } from "../corpus/import/write/write-article.js";
import { textOf } from "../corpus/read/duplicates.js";
import { titleWords } from "../corpus/series.js";
import type { Draft } from "./draft.js";
import { fingerprintOf } from "./fingerprint.js";
import type { Articles } from "./store.js";
import type { StoredArticle } from "./stored-article.js";

/** What publishing a draft would do now. */
export interface Plan {
  /**
   * `new`: an article more; `replace`: another text of an article; `same`: nothing, since the article has this very text; `copy`: nothing, since
   * another article has the printed text, which nobody is to be answered from twice.
   */
  readonly kind: "new" | "replace" | "same" | "copy";
  readonly slug: string;
  readonly file: string;
  /** The article whose place it takes, or that has its text; null where there is none. */
  readonly other: StoredArticle | null;
  /** What differs from the article whose place it takes. */
  readonly difference: Difference | null;
  /** The series that the corpus has most articles of, where it has none of the draft's: perhaps its title was only read or written otherwise. */
  readonly knownSeries: string | null;
  readonly markdown: string;
  /** 12 hexadecimal digits of all that whoever looks at this decides by: what is published, in whose place, and what that holds. */
  readonly state: string;
}

/**
 * Looks at what publishing a draft would do.
 * @throws AppError CORPUS_FILE_LONG, IMPORT_LOST, and what `readArticle` throws, for a text that cannot be an article
 */
export async function planOf(draft: Draft, store: Pick<Articles, "list" | "read">): Promise<Plan> {
  const articles = await store.list();
  const place = placeFor(draft.article, articles);
  const article: ArticleDraft = { ...draft.article, slug: place.slug };
  const markdown = checkedMarkdown(article);
  const { text, isLong } = textOf(article.blocks);
  const copied = articles.find((each) => isLong && each.text === text && each.file !== place.file);
  const isSame = place.other?.fingerprint === fingerprintOf(markdown);
  const kind = copied ? "copy" : isSame ? "same" : place.other ? "replace" : "new";
  const state = fingerprintOf(JSON.stringify([markdown, place.file, place.other?.fingerprint ?? null]));
  const present = kind === "replace" && place.other ? await store.read(place.other.file) : null;
  return {
    kind,
    ...place,
    other: copied ?? place.other,
    difference: present ? differenceFrom(present, article, place.file) : null,
    knownSeries: knownSeriesBeside(draft.article.series, articles),
    markdown,
    state,
  };
}

function knownSeriesBeside(series: string, articles: readonly StoredArticle[]): string | null {
  const heads = articles.flatMap(({ head }) => head ?? []);
  if (heads.some((head) => titleWords(head.series) === titleWords(series))) return null;
  const counts = new Map<string, number>();
  for (const head of heads) counts.set(head.series, (counts.get(head.series) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

function differenceFrom(present: Uint8Array, article: ArticleDraft, file: string): Difference {
  let markdown = "";
  try {
    markdown = decodeText(present, file);
  } catch {
    // A file that is no text differs in all.
  }
  return differenceOf(markdown, article);
}

/** Where a draft belongs: in the place of the same part of the same series; else under a name of its own. */
function placeFor(
  { series, part, title }: ArticleDraft,
  articles: readonly StoredArticle[],
): { readonly slug: string; readonly file: string; readonly other: StoredArticle | null } {
  const same = articles.filter(
    ({ head }) => head?.part === part && titleWords(head.series) === titleWords(series),
  );
  const other =
    same.find(({ head }) => head && titleWords(head.title) === titleWords(title)) ??
    same[0] ??
    // A broken file of that name is what is to be mended.
    articles.find(({ slug, head }) => head === null && slug === `bai-${part}`);
  if (other) return { slug: other.slug, file: other.file, other };
  const slug = freeSlug(`bai-${part}`, articles);
  return { slug, file: `${slug}.md`, other: null };
}

function freeSlug(wanted: string, articles: readonly StoredArticle[]): string {
  const taken = new Set(articles.map(({ slug }) => slug.toLowerCase()));
  let slug = wanted;
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`;
  return slug;
}
