import type { GreyPicture } from "../ocr/picture.js";

/** Red, green and blue, 0–255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A rectangle in pixels; right and bottom stand outside of it. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The digits on a grid of three by five, row by row from the top, the leftmost pixel of a row in its highest bit. */
const digits: readonly (readonly number[])[] = [
  [7, 5, 5, 5, 7],
  [2, 6, 2, 2, 7],
  [7, 1, 7, 4, 7],
  [7, 1, 7, 1, 7],
  [5, 5, 7, 1, 1],
  [7, 4, 7, 1, 7],
  [7, 4, 7, 5, 7],
  [7, 1, 1, 2, 2],
  [7, 5, 7, 5, 7],
  [7, 5, 7, 1, 7],
];
const digitWidth = 3;
const digitHeight = 5;
/** Pixels to a point of that grid: a number can be read on a phone. */
const zoom = 3;
const white: Rgb = [255, 255, 255];

/** A picture in colours that can be drawn on. What would stand outside of it is not drawn. */
export class ColourPicture {
  private constructor(
    readonly width: number,
    readonly height: number,
    /** Three bytes a pixel, row by row. */
    readonly data: Uint8Array,
  ) {}

  /** A grey picture, with white beside it where a side is shorter than `shortest` pixels. */
  static of(grey: GreyPicture, shortest: number): ColourPicture {
    const [width, height] = [Math.max(grey.width, shortest), Math.max(grey.height, shortest)];
    const data = new Uint8Array(width * height * 3).fill(255);
    for (let y = 0; y < grey.height; y++)
      for (let x = 0; x < grey.width; x++)
        data.fill(grey.data[y * grey.width + x] ?? 255, (y * width + x) * 3, (y * width + x) * 3 + 3);
    return new ColourPicture(width, height, data);
  }

  /** Lays a colour over a rectangle. @param share of the colour in [0, 1] */
  tint(box: PixelBox, colour: Rgb, share: number): void {
    const { left, top, right, bottom } = this.#within(box);
    for (let y = top; y < bottom; y++)
      for (let at = (y * this.width + left) * 3; at < (y * this.width + right) * 3; at++) {
        const under = this.data[at] ?? 255;
        this.data[at] = Math.round(under * (1 - share) + (colour[at % 3] ?? 0) * share);
      }
  }

  /** Draws the edge of a rectangle, two pixels wide. */
  frame({ left, top, right, bottom }: PixelBox, colour: Rgb): void {
    this.tint({ left, top, right, bottom: top + 2 }, colour, 1);
    this.tint({ left, top: bottom - 2, right, bottom }, colour, 1);
    this.tint({ left, top, right: left + 2, bottom }, colour, 1);
    this.tint({ left: right - 2, top, right, bottom }, colour, 1);
  }

  /** Writes a number white on a colour, to the left of a place where there is room, and else from the edge on. */
  number(value: number, right: number, top: number, colour: Rgb): void {
    const text = String(value);
    const [width, height] = [(text.length * (digitWidth + 1) + 1) * zoom, (digitHeight + 2) * zoom];
    const left = Math.max(0, right - width);
    this.tint({ left, top, right: left + width, bottom: top + height }, colour, 1);
    [...text].forEach((digit, at) => {
      digits[Number(digit)]?.forEach((row, y) => {
        for (let x = 0; x < digitWidth; x++) {
          if (((row >> (digitWidth - 1 - x)) & 1) === 0) continue;
          const from = { left: left + (at * (digitWidth + 1) + 1 + x) * zoom, top: top + (y + 1) * zoom };
          this.tint({ ...from, right: from.left + zoom, bottom: from.top + zoom }, white, 1);
        }
      });
    });
  }

  #within({ left, top, right, bottom }: PixelBox): PixelBox {
    return {
      left: Math.max(0, left),
      top: Math.max(0, top),
      right: Math.min(this.width, right),
      bottom: Math.min(this.height, bottom),
    };
  }
}
