import { readFile } from "node:fs/promises";
import { seededRandom } from "../scale/random.js";

/** A question about one of the two halves of a set. */
export interface HalfQuestion {
  readonly text: string;
  /** Position of the passage that answers among those indexed; null where it is of the other half. */
  readonly passage: number | null;
  /** Words that answer, as the set gives them; empty where it gives none. */
  readonly answers: readonly string[];
}

/** One half of a set, to be indexed, and questions about both. */
export interface Halves {
  readonly passages: readonly string[];
  readonly questions: readonly HalfQuestion[];
}

interface Paragraph {
  readonly context: string;
  readonly qas: readonly {
    readonly question: string;
    readonly answers?: readonly { readonly text: string }[];
  }[];
}

/** The articles of a SQuAD-format set. */
export type SquadArticles = readonly {
  readonly title?: string;
  readonly paragraphs: readonly Paragraph[];
}[];

/** Fewer articles than this are cut into groups of paragraphs instead. */
const fewestArticles = 5;
/** Paragraphs of such a group. */
const groupSize = 5;

/** Reads a SQuAD-format file and draws half of it. */
export async function readHalves(path: string, seed: number): Promise<Halves> {
  const { data } = JSON.parse(await readFile(path, "utf8")) as { readonly data: SquadArticles };
  return drawHalf(data, seed);
}

/**
 * Draws half of a set's articles, told apart by their titles; of fewer than five articles, half of their groups of five paragraphs. Equal
 * contexts are one passage; a question about a context that stands in both halves is answerable.
 */
export function drawHalf(articles: SquadArticles, seed: number): Halves {
  const groups = groupsOf(articles);
  const drawn = seededRandom(seed).sample(groups.length, Math.ceil(groups.length / 2));
  const passages = new Map<string, number>();
  for (const { context } of drawn.flatMap((at) => groups[at] ?? []))
    if (!passages.has(context)) passages.set(context, passages.size);
  const questions = groups.flat().flatMap(({ context, qas }) =>
    qas.map(({ question, answers = [] }) => ({
      text: question,
      passage: passages.get(context) ?? null,
      answers: answers.map(({ text }) => text),
    })),
  );
  return { passages: [...passages.keys()], questions };
}

function groupsOf(articles: SquadArticles): Paragraph[][] {
  const byTitle = new Map<string, Paragraph[]>();
  for (const [at, { title, paragraphs }] of articles.entries()) {
    const key = title ?? `#${at}`;
    byTitle.set(key, [...(byTitle.get(key) ?? []), ...paragraphs]);
  }
  if (byTitle.size >= fewestArticles) return [...byTitle.values()];
  const all = [...byTitle.values()].flat();
  return Array.from({ length: Math.ceil(all.length / groupSize) }, (_, at) =>
    all.slice(at * groupSize, (at + 1) * groupSize),
  );
}
