import { axes, grid, pictureSize, plot, type Tick } from "./axes.js";
import type { ScaleFigures } from "./run.js";
import { curve, decades, dot, inkColour, label, logScale, type Point, picture, spread } from "./svg.js";
import { type SystemName, systemNames, systemTitles } from "./system.js";

/** Colours that stand out on white and on black alike, and from each other to those who see few colours. */
const colours: Readonly<Record<SystemName, string>> = {
  ours: "#1f83e0",
  sqlite: "#c2405a",
  lancedb: "#8a7a1f",
  minisearch: "#e0761a",
  orama: "#b65fd0",
  "brute-force": "#12a06c",
};

const [width, height] = pictureSize;
const lineHeight = 17;

/** The median time of a question against the size of the corpus, a line for each system; both axes logarithmic. */
export function latencyChart({ sizes }: Pick<ScaleFigures, "sizes">): string {
  const series = systemNames.flatMap((system) => {
    const points = sizes.flatMap(({ passages, systems }): Point[] => {
      const serve = systems.find((each) => each.system === system)?.serve;
      return serve && "figures" in serve ? [[passages, serve.figures.times.p50]] : [];
    });
    return points.length === 0 ? [] : [{ system, points }];
  });
  const all = series.flatMap(({ points }) => points);
  if (all.length === 0) throw new Error("no question was timed: there is nothing to draw");
  const rows = decades(all.map(([, time]) => time));
  const columns = decades(all.map(([passages]) => passages));
  const x = logScale(ends(columns), [plot.left, plot.right]);
  const y = logScale(ends(rows), [plot.bottom, plot.top]);
  const last = series.map(({ points }) => y((points.at(-1) as Point)[1]));
  const heights = spread(last, lineHeight);
  return picture(width, height, "Median time of a question against the number of passages", [
    ...axes(
      columns.map((value) => [x(value), value.toLocaleString("en-US")]),
      "passages",
    ),
    ...grid(
      rows.map((value) => [y(value), `${value}`]),
      "ms a question (median)",
    ),
    ...series.flatMap(({ system, points }, at) => {
      const [endX, endY] = points.at(-1) as Point;
      const colour = colours[system];
      const text = `${systemTitles[system].replace(/,.*/u, "")} ${shortMs(endY)}`;
      return [
        curve(
          points.map(([passages, time]) => [x(passages), y(time)]),
          colour,
          system === "ours",
        ),
        label([x(endX) + 12, (heights[at] as number) + 4], text, { colour, bold: system === "ours" }),
      ];
    }),
  ]);
}

/** A system in the picture of quality: its nDCG@10 and the MB of its model, null where it has none. */
export interface QualityPoint {
  readonly name: string;
  readonly ndcg10: number;
  readonly megabytes: number | null;
  /** Its name stands left of its dot, where it would cover another one on the right. */
  readonly leftName?: true;
}

/**
 * Published nDCG@10 on XQuAD-vi, questions as typed, as bench/README.md lists them; the sizes are those of the models' float32 weights
 * as published (sentence-transformers/LaBSE, intfloat/multilingual-e5-base and -large).
 */
export const publishedQuality: readonly QualityPoint[] = [
  { name: "BM25", ndcg10: 0.958, megabytes: null },
  { name: "LaBSE", ndcg10: 0.82, megabytes: 1_880 },
  { name: "multilingual-e5-base", ndcg10: 0.96, megabytes: 1_110, leftName: true },
  { name: "multilingual-e5-large", ndcg10: 0.968, megabytes: 2_240 },
];

/** Quality against the size of the model, ours beside the published ones. What has no model stands at the left edge. */
export function qualityChart(ours: QualityPoint): string {
  const points = [...publishedQuality, ours];
  const columns = decades(points.flatMap(({ megabytes }) => megabytes ?? []));
  const start = plot.left + 85;
  const end = width - 130;
  const scale = logScale(ends(columns), [start, end]);
  const x = (megabytes: number | null) => (megabytes === null ? plot.left + 22 : scale(megabytes));
  const low = Math.floor(Math.min(...points.map(({ ndcg10 }) => ndcg10)) * 20) / 20;
  const y = (ndcg10: number) => plot.bottom - ((ndcg10 - low) / (1 - low)) * (plot.bottom - plot.top);
  const rows = Array.from({ length: Math.round((1 - low) * 20) + 1 }, (_, at) => low + at / 20);
  return picture(width, height, "Quality of retrieval on XQuAD-vi against the size of the model", [
    ...axes(
      [[x(null), "no model"], ...columns.map((value): Tick => [scale(value), value.toLocaleString("en-US")])],
      "size of the model, MB",
      end,
    ),
    ...grid(
      rows.map((value) => [y(value), value.toFixed(2)]),
      "nDCG@10 on XQuAD-vi",
      end,
    ),
    ...points.flatMap((point) => {
      const { name, ndcg10, megabytes, leftName = false } = point;
      const isOurs = point === ours;
      const colour = isOurs ? colours.ours : inkColour;
      const centre: Point = [x(megabytes), y(ndcg10)];
      const text = `${name} ${ndcg10.toFixed(3)}`;
      const beside: Point = [centre[0] + (leftName ? -11 : 11), centre[1] + 4];
      return [
        dot(centre, colour, isOurs ? 7 : 5),
        label(beside, text, { anchor: leftName ? "end" : "start", colour, bold: isOurs }),
      ];
    }),
  ]);
}

function ends(values: readonly number[]): [number, number] {
  return [values[0] as number, values.at(-1) as number];
}

function shortMs(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}
