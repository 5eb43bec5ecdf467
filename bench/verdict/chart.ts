import { axes, grid, pictureSize, plot } from "../scale/axes.js";
import { curve, decades, label, logScale, type Point, picture, spread } from "../scale/svg.js";
import type { VerdictSystem } from "./judge.js";
import type { SizeVerdict } from "./sizes.js";

/** Colours that stand out on white and on black alike, and from each other to those who see few colours. */
const colours = { right: "#1f83e0", wrong: "#e0761a" } as const;

/** Systems in the picture: ours, and the peer whose score judges best. Longer names would not fit beside the plot. */
const drawn: readonly VerdictSystem[] = ["ours", "rank score"];
const lineHeight = 17;

/**
 * Shares of questions, as typed, against the size of the corpus: answerable ones answered rightly, and unanswerable ones answered; ours bold, the
 * best threshold on the rank score thin. Throws a plain Error where nothing was measured.
 */
export function verdictChart(sizes: readonly SizeVerdict[]): string {
  const lines = drawn.flatMap((system) => {
    const figuresOf = ({ forms }: SizeVerdict) => forms.typed?.[system];
    return [
      {
        name: `${system}: rightly`,
        colour: colours.right,
        bold: system === "ours",
        points: pointsOf(sizes, (size) => figuresOf(size)?.answeredRight),
      },
      {
        name: `${system}: in vain`,
        colour: colours.wrong,
        bold: system === "ours",
        points: pointsOf(sizes, (size) => figuresOf(size)?.unanswerable?.answered),
      },
    ].filter(({ points }) => points.length > 0);
  });
  if (lines.length === 0) throw new Error("no questions as typed were asked: there is nothing to draw");
  const columns = decades(sizes.map(({ passages }) => passages));
  const x = logScale([columns[0] as number, columns.at(-1) as number], [plot.left, plot.right]);
  const y = (share: number) => plot.bottom - share * (plot.bottom - plot.top);
  const heights = spread(
    lines.map(({ points }) => y((points.at(-1) as Point)[1])),
    lineHeight,
  );
  const [width, height] = pictureSize;
  return picture(width, height, "Questions answered rightly and in vain against the number of passages", [
    ...axes(
      sizes.map(({ passages }) => [x(passages), passages.toLocaleString("en-US")]),
      "passages",
    ),
    ...grid(
      [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => [y(share), percent(share)]),
      "share of the questions, answered",
    ),
    ...lines.flatMap(({ name, colour, bold, points }, at) => {
      const [endX, endY] = points.at(-1) as Point;
      return [
        curve(
          points.map(([passages, share]) => [x(passages), y(share)]),
          colour,
          bold,
        ),
        label([x(endX) + 12, (heights[at] as number) + 4], `${name} ${percent(endY)}`, { colour, bold }),
      ];
    }),
  ]);
}

function pointsOf(
  sizes: readonly SizeVerdict[],
  shareOf: (size: SizeVerdict) => number | null | undefined,
): Point[] {
  return sizes.flatMap((size): Point[] => {
    const share = shareOf(size);
    return share === undefined || share === null ? [] : [[size.passages, share]];
  });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
