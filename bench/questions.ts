import { readFile } from "node:fs/promises";

/** A SQuAD-format set: passages, and questions with the number of the passage they stand under. */
export interface SquadSet {
  readonly passages: readonly string[];
  readonly questions: readonly { readonly text: string; readonly passage: number }[];
}

interface SquadFile {
  readonly data: readonly {
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly { readonly question: string }[];
    }[];
  }[];
}

/** Reads a SQuAD-format file. Equal contexts are one passage. */
export async function readSquad(path: string): Promise<SquadSet> {
  const { data } = JSON.parse(await readFile(path, "utf8")) as SquadFile;
  const numbers = new Map<string, number>();
  const questions: { text: string; passage: number }[] = [];
  for (const { context, qas } of data.flatMap((article) => article.paragraphs)) {
    const passage = numbers.get(context) ?? numbers.size;
    numbers.set(context, passage);
    for (const { question } of qas) questions.push({ text: question, passage });
  }
  return { passages: [...numbers.keys()], questions };
}

/** A question about the series, with the words that a right excerpt must hold; tests/golden/README.md says what the fields mean. */
export interface SeriesQuestion {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  readonly answer: string | null;
  readonly section: string | null;
}

/** Reads questions about the series, one JSON object a line. */
export async function readSeriesQuestions(path: string): Promise<SeriesQuestion[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => JSON.parse(line) as SeriesQuestion);
}
