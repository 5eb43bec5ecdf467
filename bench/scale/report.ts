import { markdownTable, score } from "../table.js";
import type { Measured } from "./figures.js";
import type { ScaleFigures, SizeFigures, SystemFigures } from "./run.js";
import { systemTitles } from "./system.js";

/** The figures as tables, one size after the other, then how they grow. */
export function scaleTables({ sizes, shapes }: ScaleFigures): string {
  return [
    ...sizes.flatMap((size) => [
      `## ${count(size.passages)} passages`,
      questionTable(size),
      indexTable(size),
      stageLines(size),
    ]),
    "## Embedding",
    embeddingTable(sizes, shapes),
    "The transformer has random weights and is given numbers of tokens; cutting a text into them is not in its time, but is in ours.",
    ...(sizes.length > 1 ? [growthTitle(sizes), growthTable(sizes)] : []),
  ].join("\n\n");
}

function questionTable({ systems, questions, written }: SizeFigures): string {
  const rows = systems.map(({ system, serve, ndcg10 }) =>
    row(systemTitles[system], serve, 6, ({ questions: asked, times, loopDelayMs }) => [
      ...[times.p50, times.p95, times.p99].map(ms),
      count(asked),
      ndcg10 === null ? "–" : score(ndcg10),
      ms(loopDelayMs),
    ]),
  );
  const head = [
    "ms a question",
    "p50",
    "p95",
    "p99",
    "questions",
    "nDCG@10",
    "longest delay of the event loop",
  ];
  const found = systems.flatMap(({ serve }) => {
    const { recall10, vectors, graphMs, exactMs } = further(serve);
    if (recall10 === undefined) return [];
    return [
      `Recall@10 of ours against a full comparison of the same ${count(vectors ?? 0)} vectors: ${score(recall10)} ` +
        `(${ms(graphMs ?? 0)} ms against ${ms(exactMs ?? 0)} ms).`,
    ];
  });
  const origin =
    `nDCG@10 over the ${count(questions)} questions that every system was asked, ${count(written)} of them written, ` +
    "the others made from the passages. Orama and brute force are given the question's vector; embedding it is not in their times.";
  const fewer = systems.some(({ serve }) => "figures" in serve && serve.figures.questions > questions)
    ? ["Of a large corpus, systems whose time grows with it are asked fewer questions."]
    : [];
  return [markdownTable(head, rows), origin, ...fewer, ...found].join("\n\n");
}

function indexTable({ systems }: SizeFigures): string {
  const head = [
    "index",
    "build, s",
    "ms a passage",
    "on disk, MB",
    "opening, ms",
    "resident, MB",
    "delay in building, ms",
  ];
  const rows = systems.map(({ system, build, serve }) => {
    const title = systemTitles[system];
    if ("failure" in build) return row(title, build, 6, () => []);
    const { totalMs, perPassageMs, bytes, notSaved, loopDelayMs } = build.figures;
    const opened = "figures" in serve ? serve.figures : null;
    return [
      title,
      (totalMs / 1000).toFixed(2),
      perPassageMs.toFixed(3),
      bytes === null ? `not written: ${notSaved}` : megabytes(bytes),
      opened?.openMs == null ? "–" : ms(opened.openMs),
      opened === null ? "–" : megabytes(opened.memory),
      ms(loopDelayMs),
    ];
  });
  return markdownTable(head, rows);
}

function stageLines({ systems }: SizeFigures): string {
  return systems
    .flatMap(({ system, build }) => {
      if ("failure" in build) return [];
      const { stagesMs, apartMs, peakMemory } = build.figures;
      const seconds = ([name, spent]: readonly [string, number]) => `${name} ${(spent / 1000).toFixed(2)} s`;
      const stages = Object.entries(stagesMs).filter(([, spent]) => spent >= 1);
      const parts = Object.entries(apartMs).map((part) => ` (of it ${seconds(part)}, repeated by itself)`);
      const told = `${stages.map(seconds).join(", ")}${parts.join("")}`;
      return [`- ${systemTitles[system]}: ${told}; at most ${megabytes(peakMemory)} MB while building`];
    })
    .join("\n");
}

function embeddingTable(sizes: readonly SizeFigures[], shapes: ScaleFigures["shapes"]): string {
  const largest = sizes.at(-1)?.embedding ?? { failure: "nothing was measured" };
  const rows = [
    row("ours", largest, 5, ({ question, perPassageMs, memory }) => [
      ...[question.p50, question.p95, question.p99].map(ms),
      ms(perPassageMs),
      megabytes(memory),
    ]),
    ...shapes.map(({ form, measured }) =>
      row(`multilingual-e5-small's shape, ${form}`, measured, 5, ({ question, passage, memory }) => [
        ...[question.p50, question.p95, question.p99].map(ms),
        ms(passage.p50),
        megabytes(memory),
      ]),
    ),
  ];
  const head = ["ms an embedding", "question p50", "p95", "p99", "a passage", "resident, MB"];
  return `${markdownTable(head, rows)}\n\nThe shape's question has 16 tokens, its passage 64.`;
}

function growthTitle(sizes: readonly SizeFigures[]): string {
  return `## Growth from ${count(sizes[0]?.passages ?? 0)} to ${count(sizes.at(-1)?.passages ?? 0)} passages`;
}

function growthTable(sizes: readonly SizeFigures[]): string {
  const [small, large] = [sizes[0]?.systems ?? [], sizes.at(-1)?.systems ?? []];
  const rows = small.map((from, at) => {
    const to = large[at];
    const times = (value: (figures: SystemFigures) => number | null) => {
      const [before, after] = [value(from), to === undefined ? null : value(to)];
      return before === null || after === null ? "–" : `× ${(after / before).toFixed(2)}`;
    };
    return [
      systemTitles[from.system],
      times(({ serve }) => ("figures" in serve ? serve.figures.times.p50 : null)),
      times(({ serve }) => ("figures" in serve ? serve.figures.times.p99 : null)),
      times(({ build }) => ("figures" in build ? build.figures.totalMs : null)),
      times(({ serve }) => ("figures" in serve ? serve.figures.memory : null)),
      times(({ build }) => ("figures" in build ? build.figures.bytes : null)),
      times(({ ndcg10 }) => ndcg10),
    ];
  });
  return markdownTable(["grows by", "question p50", "p99", "build", "resident", "on disk", "nDCG@10"], rows);
}

function further(serve: SystemFigures["serve"]): Readonly<Record<string, number>> {
  return "figures" in serve ? serve.figures.further : {};
}

/** A row of cells; where nothing was measured, the first one says why. */
function row<T>(
  title: string,
  measured: Measured<T>,
  width: number,
  cells: (figures: T) => readonly string[],
): string[] {
  if ("figures" in measured) return [title, ...cells(measured.figures)];
  return [title, `not measured: ${measured.failure}`, ...Array<string>(width - 1).fill("")];
}

function ms(value: number): string {
  return value.toFixed(2);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
