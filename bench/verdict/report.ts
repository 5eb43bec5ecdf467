import { markdownTable } from "../table.js";
import { type FiguresBySystem, type Form, type VerdictSystem, verdictSystems } from "./judge.js";
import type { Told, VerdictFigures } from "./metrics.js";
import type { SeriesVerdict } from "./series.js";
import type { SizeVerdict } from "./sizes.js";
import type { HalfVerdict } from "./squad.js";

const formTitles: Readonly<Record<Form, string>> = { typed: "As typed", folded: "Without diacritics" };
const systemTitles: Readonly<Record<VerdictSystem, string>> = {
  ours: "ours",
  cosine: "cosine threshold",
  bm25: "BM25 threshold",
  "rank score": "rank-score threshold",
};
/** Said below every table with peers. */
const hindsight =
  "The thresholds are the best for these very questions, in hindsight; they decide on the passages that our ranking puts first.";

/** The figures of half a set as tables. */
export function halfTables({ passages, forms }: HalfVerdict): string {
  const parts = formsOf(forms).map(
    ([form, figures]) =>
      `${formTitles[form]}, ${countsOf(figures)}, ${passages} passages:\n\n${systemTables(figures)}`,
  );
  return [...parts, hindsight].join("\n\n");
}

/** The figures of questions about the series as tables. */
export function seriesVerdictTables(series: SeriesVerdict): string {
  const parts = formsOf(series).map(([form, { figures, none, absent }]) => {
    const kinds = markdownTable(
      ["unanswerable, told by ours as", "answered", "related", "not found"],
      [
        ["absent: on topic, not in the series", ...toldCells(absent)],
        ["none: off topic", ...toldCells(none)],
      ],
    );
    const denied = `Answerable, but told as related with something named as missing: ${cell(figures.ours.denied)}.`;
    return `${formTitles[form]}, ${countsOf(figures)}:\n\n${systemTables(figures)}\n\n${kinds}\n\n${denied}`;
  });
  return [...parts, hindsight].join("\n\n");
}

/** The figures of every size as tables. */
export function sizeTables(sizes: readonly SizeVerdict[]): string {
  const forms = [...new Set(sizes.flatMap((size) => formsOf(size.forms).map(([form]) => form)))];
  const parts = forms.map((form) => {
    const rows = sizes.flatMap(({ passages, pools, forms: { [form]: figures } }) =>
      figures === undefined
        ? []
        : verdictSystems.map((system) => [
            `${passages.toLocaleString("en-US")}${pools > 1 ? ` (${pools} pools)` : ""}`,
            systemTitles[system],
            ...figureCells(figures[system]),
          ]),
    );
    return `${formTitles[form]}:\n\n${markdownTable(["passages", "system", ...figureHead], rows)}`;
  });
  return [...parts, hindsight].join("\n\n");
}

const figureHead = [
  "precision of answered",
  "answered and right",
  "right first",
  "unanswerable: answered",
  "related",
  "not found",
  "AUC",
  "risk–coverage",
  "calibration error",
  "highlight",
  "of right",
];

function systemTables(figures: FiguresBySystem): string {
  const systems = markdownTable(
    ["system", ...figureHead],
    verdictSystems.map((system) => [systemTitles[system], ...figureCells(figures[system])]),
  );
  const bins = markdownTable(
    ["confidence of ours", "questions", "mean", "first passage right"],
    figures.ours.bins.map(({ from, questions, mean, right }) => [
      `${from.toFixed(1)}–${(from + 1 / figures.ours.bins.length).toFixed(1)}`,
      String(questions),
      cell(questions === 0 ? null : mean),
      cell(questions === 0 ? null : right),
    ]),
  );
  return `${systems}\n\n${bins}`;
}

function figureCells(figures: VerdictFigures): string[] {
  const { precision, answeredRight, firstRight, unanswerable, auc, riskCoverage } = figures;
  return [
    ...[precision, answeredRight, firstRight].map(cell),
    ...toldCells(unanswerable),
    ...[auc, riskCoverage, figures.calibrationError, figures.highlighted, figures.highlightedOfRight].map(
      cell,
    ),
  ];
}

function toldCells(told: Told): string[] {
  return [told?.answered, told?.related, told?.not_found].map(cell);
}

function countsOf({ ours: { questions, answerable } }: FiguresBySystem): string {
  return `${questions} questions (${answerable} answerable)`;
}

function cell(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : share.toFixed(3);
}

function formsOf<T>(forms: Readonly<Partial<Record<Form, T>>>): [Form, T][] {
  return (["typed", "folded"] as const).flatMap((form): [Form, T][] => {
    const of = forms[form];
    return of === undefined ? [] : [[form, of]];
  });
}
