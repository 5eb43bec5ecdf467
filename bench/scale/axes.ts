import { label, line } from "./svg.js";

/** Width and height of a picture with a plot. */
export const pictureSize = [760, 420] as const;

/** Edges of the plot in it; the names of its lines stand on the right. */
export const plot = { left: 70, right: 545, top: 50, bottom: 360 } as const;

/** Where on the axis something is written, and what. */
export type Tick = readonly [place: number, text: string];

/** The line below the plot, its ticks and its title. */
export function axes(ticks: readonly Tick[], title: string, end: number = plot.right): string[] {
  return [
    line([plot.left, plot.bottom], [end, plot.bottom]),
    ...ticks.flatMap(([x, text]) => [
      line([x, plot.bottom], [x, plot.bottom + 5]),
      label([x, plot.bottom + 20], text, { anchor: "middle" }),
    ]),
    label([(plot.left + end) / 2, plot.bottom + 45], title, { anchor: "middle" }),
  ];
}

/** Faint lines across the plot, named on its left, and their title. */
export function grid(ticks: readonly Tick[], title: string, end: number = plot.right): string[] {
  return [
    ...ticks.flatMap(([y, text]) => [
      line([plot.left, y], [end, y], true),
      label([plot.left - 8, y + 4], text, { anchor: "end" }),
    ]),
    label([18, (plot.top + plot.bottom) / 2], title, { anchor: "middle", turned: true }),
  ];
}
