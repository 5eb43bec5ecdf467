import type { Box, DocumentPage } from "../../document.js";

/** What a page's own text is worth. */
export type TextLayer =
  /** The text of the page. */
  | "good"
  /** Nothing, and no picture that could hold letters. */
  | "empty"
  /** Something else than what the page shows: the page has to be read from its picture. */
  | "useless";

/** A picture that covers more than this share of a page is the page. */
const coveringShare = 0.5;
/** Fewer letters than this beside a picture of the page are a stamp or a watermark. */
const fewLetters = 120;
/** A text layer over a picture of the page of which fewer words are syllables of Vietnamese was read by a recogniser of another language. */
const leastSyllables = 0.75;
/** More characters without a meaning than this share are letters of fonts that do not tell which letters they are. */
const mostMeaningless = 0.1;

/**
 * Judges a page's own text. A text layer proves nothing: it may be a watermark, or what a recogniser of another language made of the picture.
 *
 * @param shareOf share of a text's words that are valid syllables, in [0, 1]
 */
export function judgeTextLayer(page: DocumentPage, shareOf: (text: string) => number): TextLayer {
  const text = page.blocks.map((block) => block.text).join("\n");
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isPictured = coveredShare(page) > coveringShare;
  if (!isPictured) {
    const meaningless = text.match(/[\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0;
    if (letters + meaningless === 0) return "empty";
    return meaningless > (letters + meaningless) * mostMeaningless ? "useless" : "good";
  }
  return letters < fewLetters || shareOf(text) < leastSyllables ? "useless" : "good";
}

/** Share of a page that its pictures cover, in [0, 1]. */
function coveredShare({ size, pictures }: DocumentPage): number {
  if (size === null) return 0;
  const area = ({ left, top, right, bottom }: Box) =>
    Math.max(0, Math.min(right, size.width) - Math.max(left, 0)) *
    Math.max(0, Math.min(bottom, size.height) - Math.max(top, 0));
  // Scanners cut a page into strips.
  const covered = pictures.reduce((sum, picture) => sum + area(picture), 0);
  return Math.min(1, covered / Math.max(1, size.width * size.height));
}
