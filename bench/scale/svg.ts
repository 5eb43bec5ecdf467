/** A point of a picture, in its own terms. */
export type Point = readonly [x: number, y: number];

/** Text, lines and grid: grey enough to be read on white and on black. */
export const inkColour = "#7a828c";

/** Text as it may stand in XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** A whole picture without a background; `description` is read to those who cannot see it. */
export function picture(
  width: number,
  height: number,
  description: string,
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Helvetica, Arial, sans-serif" font-size="13">`,
    `<title>${escapeXml(description)}</title>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** A line of text. `anchor` tells which end of it stands at the point. */
export function label(
  [x, y]: Point,
  text: string,
  style: { anchor?: "start" | "middle" | "end"; colour?: string; bold?: boolean; turned?: boolean } = {},
): string {
  const { anchor = "start", colour = inkColour, bold = false, turned = false } = style;
  const weight = bold ? ' font-weight="bold"' : "";
  const turn = turned ? ` transform="rotate(-90 ${near(x)} ${near(y)})"` : "";
  return `<text x="${near(x)}" y="${near(y)}" text-anchor="${anchor}" fill="${colour}"${weight}${turn}>${escapeXml(text)}</text>`;
}

/** A straight line; faint ones are for grids. */
export function line([x1, y1]: Point, [x2, y2]: Point, faint = false): string {
  return `<line x1="${near(x1)}" y1="${near(y1)}" x2="${near(x2)}" y2="${near(y2)}" stroke="${inkColour}" stroke-opacity="${faint ? 0.25 : 0.8}"/>`;
}

/** A line through points, with a dot on each. */
export function curve(points: readonly Point[], colour: string, bold = false): string {
  const through = points.map((point) => point.map(near).join(",")).join(" ");
  return [
    `<polyline points="${through}" fill="none" stroke="${colour}" stroke-width="${bold ? 3 : 2}"/>`,
    ...points.map((point) => dot(point, colour, bold ? 5 : 4)),
  ].join("\n");
}

/** A dot. */
export function dot([x, y]: Point, colour: string, radius = 5): string {
  return `<circle cx="${near(x)}" cy="${near(y)}" r="${radius}" fill="${colour}"/>`;
}

/** A logarithmic scale from a range of values to a range of the picture. */
export function logScale(
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const width = Math.log(high) - Math.log(low);
  return (value) => start + ((Math.log(value) - Math.log(low)) / width) * (end - start);
}

/** The powers of ten from the last one below all values to the first one above them. */
export function decades(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
}

/** Moves heights apart where they are nearer to each other than `gap`, keeping their order and as near as can be to where they were. */
export function spread(heights: readonly number[], gap: number): number[] {
  const order = [...heights.keys()].sort((left, right) => (heights[left] ?? 0) - (heights[right] ?? 0));
  const moved = [...heights];
  // Pushing neighbours half the way each settles after a few rounds.
  for (let round = 0; round < 100; round++) {
    for (let at = 1; at < order.length; at++) {
      const [above, below] = [order[at - 1] as number, order[at] as number];
      const lacking = gap - ((moved[below] as number) - (moved[above] as number));
      if (lacking <= 0) continue;
      moved[above] = (moved[above] as number) - lacking / 2;
      moved[below] = (moved[below] as number) + lacking / 2;
    }
  }
  return moved;
}

function near(value: number): number {
  return Math.round(value * 10) / 10;
}
