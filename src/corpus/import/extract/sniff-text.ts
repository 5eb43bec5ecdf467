import type { DocumentFormat } from "./extractor.js";

/** So much of a file is looked at, in bytes. */
const looked = 4_096;
/** Text of any old encoding has no more control characters than this share of its bytes. */
const mostControls = 0.01;

/** How a page, or a piece of one, begins. */
const firstElement =
  /^<(?:!doctype html|html|head|body|article|section|main|div|p|h[1-6]|meta|title|table)\b/iu;

/** What kind of markup a text is in; null for plain text and for what is none. */
export function markupOf(bytes: Uint8Array): DocumentFormat | null {
  const head = headOf(bytes).trimStart();
  if (firstElement.test(withoutPreamble(head))) return "html";
  if (
    /^(?:mime-version|from|subject|date|content-type|snapshot-content-location):/imu.test(head) &&
    /^content-type:\s*multipart\/related/imu.test(head)
  )
    return "mhtml";
  if (/^---\r?\n/u.test(head) && /^\w+:/mu.test(head)) return "markdown";
  return /^#{1,3} \S/mu.test(head) && /\n\r?\n/u.test(head) ? "markdown" : null;
}

/** Whether a text is XML of a kind that is no page: a drawing, data, a document of Word 2003. Read as text, its marks would stand among its words. */
export function isForeignMarkup(bytes: Uint8Array): boolean {
  const head = headOf(bytes).trimStart();
  return /^(?:<\?xml\b|<svg\b)/iu.test(head) && !firstElement.test(withoutPreamble(head));
}

/** A text without the comments and declarations before its first element. */
function withoutPreamble(text: string): string {
  let rest = text;
  for (const [opening, closing] of preamble) {
    while (rest.startsWith(opening)) {
      const end = rest.indexOf(closing);
      if (end === -1) return "";
      rest = rest.slice(end + closing.length).trimStart();
    }
  }
  return rest;
}

const preamble = [
  ["<?xml", "?>"],
  ["<!--", "-->"],
] as const;

/** Whether bytes can be text, in whatever encoding. */
export function isPlainText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, looked * 16);
  if (isWide(bytes)) return true;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    // VISCII and VPS have letters in some of these places, rare ones.
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) controls += 1;
  }
  return controls <= head.length * mostControls;
}

/** Whether bytes are UTF-16, by their mark or by the zeros of their spaces and line ends. */
function isWide(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (bytes.length < 4 || bytes.length % 2 === 1) return false;
  const head = bytes.subarray(0, looked);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > head.length / 8 && Math.min(even, odd) < head.length / 200;
}

function headOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const head = bytes.subarray(0, looked);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(head);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(head);
  return new TextDecoder("utf-8").decode(head);
}
