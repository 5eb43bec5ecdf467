import { createAnswerer, type Searcher } from "../../src/answer/index.js";
import { foldDiacritics } from "../../src/language/syllable.js";
import { type Judged, type VerdictFigures, verdictFigures, withBestThreshold } from "./metrics.js";

/** A question whose verdict is judged. */
export interface VerdictQuestion {
  readonly text: string;
  /** Whether a passage that is indexed answers it. */
  readonly isAnswerable: boolean;
  /** Whether a passage answers it; false for every passage where none does. */
  isRight(passage: string): boolean;
  /** Words that answer, any of which a highlight may hold; empty where they are not known. */
  readonly answers: readonly string[];
}

/** A question that one passage answers, told by its text; null where the one that does is not indexed. */
export function passageQuestion(
  text: string,
  gold: string | null,
  answers: readonly string[] = [],
): VerdictQuestion {
  return { text, isAnswerable: gold !== null, isRight: (shown) => shown === gold, answers };
}

/** How questions are written: as typed, or without diacritics. */
export type Form = "typed" | "folded";

/** What decides whether a question is answered: the product, or a threshold on one score. */
export const verdictSystems = ["ours", "cosine", "bm25", "rank score"] as const;

/** Name of a system. */
export type VerdictSystem = (typeof verdictSystems)[number];

/** How the product judged one question, and the scores that the peers put their thresholds on. */
export interface AskedQuestion {
  readonly ours: Judged;
  readonly scores: Readonly<Record<Exclude<VerdictSystem, "ours">, number>>;
}

/** Figures of each system. */
export type FiguresBySystem = Readonly<Record<VerdictSystem, VerdictFigures>>;

/** Below every score: nothing was found. */
const noScore = -1e6;

/** Asks questions and judges what is told of them. */
export async function judgeQuestions(
  questions: readonly VerdictQuestion[],
  searcher: Searcher,
  form: Form,
): Promise<AskedQuestion[]> {
  const { library } = searcher;
  const answerer = createAnswerer(searcher);
  const asked: AskedQuestion[] = [];
  for (const question of questions) {
    const typed = question.text.normalize("NFC");
    const answer = await answerer.answer(form === "folded" ? foldDiacritics(typed) : typed);
    // What was looked up may be a part of what was asked.
    const { ranked, source, confidence } = await searcher.search(answer.asked);
    const [best] = ranked;
    const [excerpt] = answer.excerpts;
    const first = excerpt?.text ?? (best && library.passages.text(best.passage));
    const highlights = excerpt?.highlights.map(([start, end]) => excerpt.text.slice(start, end)) ?? [];
    asked.push({
      ours: {
        confidence,
        outcome: answer.outcome,
        isAnswerable: question.isAnswerable,
        isRight: first !== undefined && question.isRight(first),
        isHighlighted: question.answers.length === 0 ? null : holdsAny(highlights, question.answers),
        isDenied: answer.outcome === "related" && answer.missing.length > 0,
      },
      scores: {
        cosine: Math.max(noScore, ...source.candidates.map(({ dense }) => dense)),
        bm25: best?.lexical ?? noScore,
        "rank score": best?.score ?? noScore,
      },
    });
  }
  return asked;
}

/**
 * Sums up what every system made of the questions. The peers are given our ranking, so that only the decision differs: they look at the greatest
 * cosine of a candidate, at the BM25 score of the first passage, at its rank score. Each has the threshold that is best for these very questions.
 */
export function figuresBySystem(asked: readonly AskedQuestion[]): FiguresBySystem {
  const peer = (name: keyof AskedQuestion["scores"]) =>
    verdictFigures(withBestThreshold(asked.map(({ ours, scores }) => peerOf(ours, scores[name]))), false);
  return {
    ours: verdictFigures(
      asked.map(({ ours }) => ours),
      true,
    ),
    cosine: peer("cosine"),
    bm25: peer("bm25"),
    "rank score": peer("rank score"),
  };
}

/** Whether one of the sentences holds one of the answers, however their diacritics are encoded. */
export function holdsAny(sentences: readonly string[], answers: readonly string[]): boolean {
  return sentences.some((sentence) =>
    answers.some((answer) => sentence.normalize("NFC").includes(answer.normalize("NFC").trim())),
  );
}

function peerOf({ isAnswerable, isRight }: Judged, score: number): Omit<Judged, "outcome"> {
  return { confidence: score, isAnswerable, isRight, isHighlighted: null, isDenied: null };
}
