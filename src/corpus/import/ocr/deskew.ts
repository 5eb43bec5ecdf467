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
  if (points.places.length === 0) return 0;
  let best = { angle: 0, sharpness: sharpnessAt(points, 0) };
  for (let angle = -steepest; angle <= steepest; angle += step) {
    const sharpness = sharpnessAt(points, angle);
    if (sharpness > best.sharpness * 1.01) best = { angle, sharpness };
  }
  return Math.round(best.angle * 10) / 10;
}

/** Dark points of a page, made as coarse as it is looked at. */
interface InkPoints {
  /** Two numbers a point: across and down. */
  readonly places: Uint16Array;
  readonly width: number;
  readonly height: number;
}

// Without anything made for a point: there are hundreds of thousands.
function inkPoints({ width, height, data }: GreyPicture): InkPoints {
  const every = Math.max(1, Math.floor(width / lookedWidth));
  const [across, down] = [Math.ceil(width / every), Math.ceil(height / every)];
  const places = new Uint16Array(across * down * 2);
  let end = 0;
  for (let y = 0; y < height; y += every)
    for (let x = 0; x < width; x += every)
      if ((data[y * width + x] as number) < inkBelow) {
        places[end++] = x / every;
        places[end++] = y / every;
      }
  return { places: places.subarray(0, end), width: across, height: down };
}

function sharpnessAt({ places, width, height }: InkPoints, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const margin = Math.ceil(width * Math.abs(slope)) + 1;
  const rows = new Uint32Array(height + 2 * margin + 1);
  for (let at = 0; at < places.length; at += 2) {
    const row = Math.round((places[at + 1] as number) - (places[at] as number) * slope) + margin;
    rows[row] = (rows[row] as number) + 1;
  }
  let sharpness = 0;
  for (let row = 0; row < rows.length; row++) {
    const ink = rows[row] as number;
    if (ink > 0) sharpness += (ink - (rows[row + 1] ?? 0)) ** 2;
  }
  return sharpness;
}
