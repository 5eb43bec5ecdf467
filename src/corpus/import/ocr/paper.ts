import type { GreyPicture } from "./picture.js";

/** Paper is looked at in squares of this side, in inches: wider than any letter's stroke, narrower than a shadow. */
const squareInches = 0.2;
/** In a square, paper is at least as light as this share of its pixels: the rest may be ink. */
const paperShare = 0.9;
/** A page whose paper is everywhere at least so light is left as it is, of 255. */
const whiteEnough = 215;
/** Ink is darker than this share of the paper around it, and takes this share of a square with letters. */
const inkOfPaper = 0.65;
const leastInk = 0.005;
const mostInk = 0.45;

/**
 * A page with its paper brought to white: the shadow of a hand or a fold, yellowed paper, uneven light. Each pixel is divided by the shade of
 * the paper around it.
 */
export function onWhitePaper(picture: GreyPicture): GreyPicture {
  const { width, height, data, resolution } = picture;
  const side = Math.max(8, Math.round(resolution * squareInches));
  const across = Math.ceil(width / side);
  const down = Math.ceil(height / side);
  const paper = filled(
    Array.from({ length: across * down }, (_, at) =>
      paperIn(picture, (at % across) * side, Math.floor(at / across) * side, side),
    ),
    across,
  );
  if (paper.every((shade) => shade >= whiteEnough)) return picture;
  const white = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const [top, below] = between(y / side - 0.5, down);
    for (let x = 0; x < width; x++) {
      const [left, beside] = between(x / side - 0.5, across);
      const right = Math.min(across - 1, left + 1);
      const bottom = Math.min(down - 1, top + 1);
      const upper = mix(paper[top * across + left] as number, paper[top * across + right] as number, beside);
      const lower = mix(
        paper[bottom * across + left] as number,
        paper[bottom * across + right] as number,
        beside,
      );
      white[y * width + x] = Math.min(
        255,
        ((data[y * width + x] as number) * 255) / mix(upper, lower, below),
      );
    }
  }
  return { ...picture, data: white };
}

/** The shade of the paper in a square: that which a tenth of its pixels are lighter than. Null where no letters stand on it: it may be a picture. */
function paperIn(
  { width, height, data }: GreyPicture,
  left: number,
  top: number,
  side: number,
): number | null {
  const counts = new Uint32Array(256);
  let pixels = 0;
  for (let y = top; y < Math.min(height, top + side); y++)
    for (let x = left; x < Math.min(width, left + side); x++) {
      const shade = data[y * width + x] as number;
      counts[shade] = (counts[shade] as number) + 1;
      pixels += 1;
    }
  const shade = shareBelow(counts, pixels * paperShare);
  if (shade >= whiteEnough) return shade;
  const ink =
    counts.subarray(0, Math.floor(shade * inkOfPaper)).reduce((sum, count) => sum + count, 0) / pixels;
  return ink >= leastInk && ink <= mostInk ? shade : null;
}

/** The darkest shade that so many pixels are as dark as. */
function shareBelow(counts: Uint32Array, pixels: number): number {
  let darker = 0;
  for (let shade = 0; shade < 256; shade++) {
    darker += counts[shade] as number;
    if (darker >= pixels) return shade;
  }
  return 255;
}

/** Squares without a shade get that of their neighbours, from the nearest on. */
function filled(shades: readonly (number | null)[], across: number): number[] {
  let known = [...shades];
  while (known.includes(null)) {
    const next = known.map((shade, at) => {
      if (shade !== null) return shade;
      const column = at % across;
      const beside = [column > 0 ? at - 1 : -1, column < across - 1 ? at + 1 : -1, at - across, at + across];
      const around = beside.flatMap((place) => known[place] ?? []);
      return around.length === 0 ? null : around.reduce((sum, one) => sum + one, 0) / around.length;
    });
    if (next.every((shade) => shade === null)) return next.map(() => 255);
    known = next;
  }
  return known.map((shade) => shade ?? 255);
}

/** The square before a place among so many, and how far the place is from its middle to the next one's. */
function between(place: number, count: number): readonly [number, number] {
  const whole = Math.min(count - 1, Math.max(0, Math.floor(place)));
  return [whole, Math.min(1, Math.max(0, place - whole))];
}

function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}
