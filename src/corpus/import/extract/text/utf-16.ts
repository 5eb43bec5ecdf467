/** So much of a file is looked at, in bytes. */
const sample = 8_192;

/** Rows of Unicode (high bytes) that Vietnamese text lies in: Latin, its extensions, combining marks, Vietnamese, punctuation, ₫. */
const usualRows = new Set([0x00, 0x01, 0x03, 0x1e, 0x20]);
const leastUsual = 0.97;
/** Share of characters in the first row, of any text in Latin letters. */
const leastLatin = 0.4;
/** The other halves are hardly ever such bytes. */
const mostZeroLow = 0.05;

/** The text of bytes that are UTF-16 without a byte order mark; null where they do not look so. */
export function utf16WithoutMark(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0 || !bytes.subarray(0, sample).includes(0)) return null;
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfeff || mark === 0xfffe) return null;
  const encoding = looksLike(bytes, 1) ? "utf-16le" : looksLike(bytes, 0) ? "utf-16be" : null;
  if (encoding === null) return null;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

/** @param high place of the high byte in each pair */
function looksLike(bytes: Uint8Array, high: 0 | 1): boolean {
  const end = Math.min(bytes.length, sample);
  let usual = 0;
  let latin = 0;
  let zeroLow = 0;
  for (let at = 0; at < end; at += 2) {
    const row = bytes[at + high] ?? 0;
    if (usualRows.has(row)) usual++;
    if (row === 0) latin++;
    if (bytes[at + 1 - high] === 0) zeroLow++;
  }
  const characters = end / 2;
  return (
    usual >= leastUsual * characters &&
    latin >= leastLatin * characters &&
    zeroLow <= mostZeroLow * characters
  );
}
