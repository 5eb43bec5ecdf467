/** Names of number formats ([MS-OSHARED] 2.2.1.3, MSONFC), as Office Open XML calls them. */
const formats: ReadonlyMap<number, string> = new Map([
  [0, "decimal"],
  [1, "upperRoman"],
  [2, "lowerRoman"],
  [3, "upperLetter"],
  [4, "lowerLetter"],
  [5, "ordinal"],
  [9, "chicago"],
  [22, "decimalZero"],
  [23, "bullet"],
  [56, "vietnameseCounting"],
  [57, "numberInDash"],
  [255, "none"],
]);

/** The name of a number format; numbers in other ones are written as decimals. */
export function nameOfFormat(format: number): string {
  return formats.get(format) ?? "decimal";
}
