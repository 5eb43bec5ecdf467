import { windows1252Text } from "../../encoding/index.js";

/** Bytes at the beginning of a page in which its encoding is looked for; browsers look in 1024, pages saved by them begin with notes. */
const declaredWithin = 4_096;

/**
 * The text of a page. Valid UTF-8 is taken for that whatever the page says of itself; what is neither Unicode nor an encoding that is
 * named is read byte for byte (Windows-1252), so that old Vietnamese encodings can be told by their syllables.
 *
 * @param named the encoding that is said outside the page, or null
 */
export function decodeHtml(bytes: Uint8Array, named: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const label = (named ?? declared(bytes) ?? "").toLowerCase();
    if (/^utf-?8$/u.test(label) && isNearlyUtf8(bytes)) return new TextDecoder("utf-8").decode(bytes);
    if (/^utf-?16(?:le)?$/u.test(label)) return new TextDecoder("utf-16le").decode(bytes);
    return isNamed(label) ? new TextDecoder(label).decode(bytes).normalize("NFC") : windows1252Text(bytes);
  }
}

function declared(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, declaredWithin));
  return /charset\s?=\s?["']?([\w-]{2,40})/iu.exec(head)?.[1] ?? null;
}

/** Whether what is broken is a letter here and there, as where a page was cut. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  const foreign = text.replace(/[\0-\x7f]/gu, "").length;
  return broken * 50 < foreign;
}

/** Encodings that mean more than "some bytes": pages in VNI or TCVN3 name the Western one. */
function isNamed(label: string): boolean {
  return /^(?:windows-1258|cp1258|gb|big5|shift_jis|euc-)/u.test(label);
}
