/** How wide characters are, in thousandths of the letter height. Only proportions matter. */
export interface Typeface {
  readonly name: "serif" | "sans" | "mono";
  readonly width: (text: string) => number;
}

/*
 * Advance widths of the Times and Helvetica core fonts (Adobe Font Metrics), which Times New Roman and Arial copy.
 * Nearly every office document that becomes a PDF is set in one of these or in a face of the same proportions.
 */
const times: Readonly<Record<number, string>> = {
  250: " ,.",
  278: "ijlt/;:",
  333: "frI-()[]!‘’",
  389: "sJ",
  408: '"',
  444: "acez?“”",
  500: "bdghknopquvxyđ0123456789*–$_",
  556: "FPS",
  564: "+=<>",
  611: "ELTZ",
  667: "BCR",
  722: "ADGHKNOQUVXYĐw",
  778: "m&",
  833: "%",
  889: "M",
  944: "W",
  1000: "…—",
};
const helvetica: Readonly<Record<number, string>> = {
  222: "ijl‘’",
  278: " ,.ft/;:I!",
  333: "r-()[]“”",
  355: '"',
  389: "*",
  500: "ckszvxyJ",
  556: "abdeghnopquđ0123456789?–$_L",
  584: "+=<>",
  611: "FTZ",
  667: "ABEKPSVXY&",
  722: "CDHNRUwĐ",
  778: "GOQ",
  833: "mM",
  889: "%",
  944: "W",
  1000: "…—",
};

/** Vowels with a horn stand a little wider than without it. */
const horn = "\u031b";
const hornWidth = 40;
const otherLetter = 500;
const otherCapital = 700;

/** Proportions of Times New Roman. */
export const serifFace: Typeface = { name: "serif", width: proportional(times) };

/** Proportions of Arial. */
export const sansFace: Typeface = { name: "sans", width: proportional(helvetica) };

/** Every character as wide as the others, as in plain text. */
export const monoFace: Typeface = { name: "mono", width: (text) => countCharacters(text) * otherLetter };

/** The typefaces that line-wrapped text is likely to have been set in. */
export const allTypefaces: readonly Typeface[] = [serifFace, sansFace, monoFace];

function proportional(table: Readonly<Record<number, string>>): (text: string) => number {
  const widths = new Map<string, number>([[horn, hornWidth]]);
  for (const [width, characters] of Object.entries(table)) {
    for (const character of characters) widths.set(character, Number(width));
  }
  return (text) => {
    let total = 0;
    for (const character of text.normalize("NFD")) {
      let width = widths.get(character);
      if (width === undefined) {
        width = guess(character);
        widths.set(character, width);
      }
      total += width;
    }
    return total;
  };
}

function guess(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  return /\p{Lu}/u.test(character) ? otherCapital : otherLetter;
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text.normalize("NFC")) count += 1;
  return count;
}
