/** A picture of a page in shades of grey. */
export interface GreyPicture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** A byte a pixel, row by row: 0 black, 255 white. */
  readonly data: Uint8Array;
  /** Pixels to an inch. */
  readonly resolution: number;
}

/** Places on pages are told in points, 72 to an inch. */
export const pointsPerInch = 72;

/** Tesseract reads letters best at about this resolution, in pixels to an inch (its manual, “Improving the quality of the output”). */
export const bestResolution = 300;

/** A picture enlarged or made smaller, each pixel from its four neighbours. */
export function scaled(picture: GreyPicture, factor: number): GreyPicture {
  if (factor === 1) return picture;
  const width = Math.max(1, Math.round(picture.width * factor));
  const height = Math.max(1, Math.round(picture.height * factor));
  const resolution = Math.round(picture.resolution * factor);
  return { ...mapped(picture, width, height, (x, y) => [x / factor, y / factor]), resolution };
}

/** A picture turned clockwise around its middle by a few degrees; what comes in at the corners is white. */
export function turned(picture: GreyPicture, degrees: number): GreyPicture {
  if (degrees === 0) return picture;
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [middleX, middleY] = [picture.width / 2, picture.height / 2];
  return mapped(picture, picture.width, picture.height, (x, y) => [
    middleX + (x - middleX) * cos + (y - middleY) * sin,
    middleY - (x - middleX) * sin + (y - middleY) * cos,
  ]);
}

/** A part of a picture, in whole pixels. */
export function cropped(
  picture: GreyPicture,
  left: number,
  top: number,
  width: number,
  height: number,
): GreyPicture {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (top + row) * picture.width + left;
    data.set(picture.data.subarray(start, start + width), row * width);
  }
  return { width, height, data, resolution: picture.resolution };
}

function mapped(
  { width: sourceWidth, height: sourceHeight, data: source, resolution }: GreyPicture,
  width: number,
  height: number,
  place: (x: number, y: number) => readonly [number, number],
): GreyPicture {
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [sourceX, sourceY] = place(x, y);
      const [left, top] = [Math.floor(sourceX), Math.floor(sourceY)];
      if (left < 0 || top < 0 || left >= sourceWidth || top >= sourceHeight) continue;
      const [right, bottom] = [Math.min(left + 1, sourceWidth - 1), Math.min(top + 1, sourceHeight - 1)];
      const [shareX, shareY] = [sourceX - left, sourceY - top];
      const upper =
        (source[top * sourceWidth + left] as number) * (1 - shareX) +
        (source[top * sourceWidth + right] as number) * shareX;
      const lower =
        (source[bottom * sourceWidth + left] as number) * (1 - shareX) +
        (source[bottom * sourceWidth + right] as number) * shareX;
      data[y * width + x] = upper * (1 - shareY) + lower * shareY;
    }
  return { width, height, data, resolution };
}
