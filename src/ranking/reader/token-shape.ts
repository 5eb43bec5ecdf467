/** How a word is written; the numbers index the shape vectors of the reader. 0 is unused. */
export const tokenShapes = {
  lower: 1,
  capitalised: 2,
  upper: 3,
  year: 4,
  smallNumber: 5,
  number: 6,
  percent: 7,
  mixed: 8,
} as const;

/** One of `tokenShapes`. */
export type TokenShape = (typeof tokenShapes)[keyof typeof tokenShapes];

/** Shapes whose words are matched only exactly: 2012 stands as near to 2013 as vectors go, and is not the same. */
export function isNumeric(shape: TokenShape): boolean {
  return (
    shape === tokenShapes.year ||
    shape === tokenShapes.smallNumber ||
    shape === tokenShapes.number ||
    shape === tokenShapes.mixed
  );
}

/** Shape of a word as `splitSurfaces` gives it; a title-cased or upper-case first letter counts as upper. */
export function shapeOf(surface: string): TokenShape {
  if (surface === "%") return tokenShapes.percent;
  if (/^[0-9]/.test(surface)) return shapeOfNumber(surface);
  if (!/^\p{Lu}/u.test(surface)) return tokenShapes.lower;
  const isUpper = [...surface].length > 1 && !/\p{Ll}/u.test(surface);
  return isUpper ? tokenShapes.upper : tokenShapes.capitalised;
}

function shapeOfNumber(surface: string): TokenShape {
  if (/^[0-9]{1,2}$/.test(surface)) return tokenShapes.smallNumber;
  if (/^(?:19|20)[0-9]{2}$/.test(surface)) return tokenShapes.year;
  return /^[0-9][0-9,]*$/.test(surface) ? tokenShapes.number : tokenShapes.mixed;
}
