import { decide } from "./decide.js";
import { candidates, type LegacyEncoding } from "./encodings.js";
import { evidenceOf, noEvidence } from "./evidence.js";
import { encodingOfFont, isCapitalsFont } from "./font-hint.js";
import { syllableShare } from "./syllable-share.js";
import { countViqrWords, decodeViqr } from "./viqr.js";

/** Text as Unicode, and what it was in before; null where it was Unicode. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: LegacyEncoding | null;
}

/** Text is in VIQR where so many of its words are surely written so. */
const leastViqr = 0.2;
const leastViqrWords = 2;

/** Decoded, so many of its words are syllables; formulas and programs (`a^2`, `u++`) are not. */
const leastViqrSyllables = 0.6;

/**
 * A block of text by itself, as Unicode. Text that is Unicode already is given back as it is, composed or not.
 *
 * @param text characters as a byte-wise format gives them: code points of Windows-1252 for text set in a font such as `.VnTime` or `VNI-Times`
 * @param font the font's name, a hint only; null where it is not known
 */
export function decodeBlock(text: string, font: string | null): DecodedText {
  const hint = encodingOfFont(font);
  const encoding = decide(evidenceOf(text), { around: noEvidence, hint }) ?? viqrOrNot(text);
  const decoded = decodeAs(text, encoding, font);
  return { text: decoded, encoding: decoded === text ? null : encoding };
}

/** Text of a known encoding as Unicode; capitals where the font shows its small letters so. */
export function decodeAs(text: string, encoding: LegacyEncoding | null, font: string | null): string {
  if (encoding === null) return text;
  const decoded =
    encoding === "viqr"
      ? decodeViqr(text)
      : (candidates.find((each) => each.encoding === encoding)?.decode(text) ?? text);
  return encoding === "tcvn3" && isCapitalsFont(font) ? decoded.toUpperCase() : decoded;
}

/**
 * VIQR, where enough words are surely written in it and the text reads better so; null otherwise.
 *
 * @param isAround whether the document is in VIQR: then one word is enough
 */
export function viqrOrNot(text: string, isAround = false): LegacyEncoding | null {
  const { words, written } = countViqrWords(text);
  if (!isAround && (written < leastViqrWords || written < leastViqr * words)) return null;
  // Shares, not numbers: its signs cut a word of VIQR into several that may be syllables.
  const share = syllableShare(decodeViqr(text));
  const asItIs = syllableShare(text);
  if (isAround) return share > asItIs || (share === asItIs && written > 0) ? "viqr" : null;
  return share >= leastViqrSyllables && share > asItIs ? "viqr" : null;
}

/** Whether enough words of a document's stretches are surely written in VIQR. */
export function isViqrDocument(texts: readonly string[]): boolean {
  let total = 0;
  let sure = 0;
  for (const text of texts) {
    const { words, written } = countViqrWords(text);
    total += words;
    sure += written;
  }
  return sure >= leastViqrWords && sure >= leastViqr * total;
}
