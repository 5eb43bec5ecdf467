/** How wide letters are set, in widths of a usual small letter: of Times and Arial, roughly. */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[iljtfr.,;:'’!|()[\]\s]/u, 0.6],
  [/[MWmw@%]/u, 1.6],
  [/\p{Lu}/u, 1.4],
];

/** About how wide a text is set, in widths of a usual small letter. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const letter of text.normalize("NFD").replace(/\p{M}/gu, ""))
    sum += widths.find(([letters]) => letters.test(letter))?.[1] ?? 1;
  return sum;
}
