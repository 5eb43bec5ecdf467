import { type GreyPicture, turned } from "./picture.js";

/** A page lies askew by no more than this, in degrees, or it was laid across. */
const steepest = 4;
/** Angles are tried in steps of this many degrees: half a pixel over the width of a page that is looked at. */
const step = 0.1;
/** Width at which the page is looked at, in pixels. */
const lookedWidth = 600;
/** From this shade on a pixel is ink: darker than paper however grey. */
const inkBelow = 150;
/** A page that lies askew by less reads as well as it is, in degrees. */
const leastSkew = 0.15;

/**
 * A page with its lines laid level. The angle is that at which the ink of its rows differs most from row to row (projection profile,
 * Postl 1986).
 */
export function deskewed(picture: GreyPicture): GreyPicture {
  const angle = skewOf(picture);
  return Math.abs(angle) < leastSkew ? picture : turned(picture, -angle);
}

/** How far the lines of a page fall from left to right, in degrees. */
export function skewOf(picture: GreyPicture): number {
  const points = inkPoints(picture);
  if (points.length === 0) return 0;
  let best = { angle: 0, sharpness: sharpnessAt(points, 0) };
  for (let angle = -steepest; angle <= steepest; angle += step) {
    const sharpness = sharpnessAt(points, angle);
    if (sharpness > best.sharpness * 1.01) best = { angle, sharpness };
  }
  return Math.round(best.angle * 10) / 10;
}

type Point = readonly [x: number, y: number];

function inkPoints({ width, height, data }: GreyPicture): Point[] {
  const every = Math.max(1, Math.floor(width / lookedWidth));
  const points: Point[] = [];
  for (let y = 0; y < height; y += every)
    for (let x = 0; x < width; x += every)
      if ((data[y * width + x] as number) < inkBelow) points.push([x / every, y / every]);
  return points;
}

function sharpnessAt(points: readonly Point[], angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const rows = new Map<number, number>();
  for (const [x, y] of points) {
    const row = Math.round(y - x * slope);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  let sharpness = 0;
  for (const [row, ink] of rows) sharpness += (ink - (rows.get(row + 1) ?? 0)) ** 2;
  return sharpness;
}
