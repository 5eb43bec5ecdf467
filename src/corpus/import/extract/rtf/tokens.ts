/** What an RTF file is made of. Text comes byte by byte, since what a byte stands for hangs on the font. */
export type Token =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "word"; readonly name: string; readonly value: number | null }
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "byte"; readonly byte: number; readonly isEscaped: boolean };

const openBrace = 0x7b;
const closeBrace = 0x7d;
const backslash = 0x5c;
const quote = 0x27;
const hyphen = 0x2d;
const space = 0x20;
const longestName = 32;
const mostDigits = 10;

/** The tokens of a file, in order. What follows `\bin` is passed over. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === openBrace || byte === closeBrace) {
      yield { kind: byte === openBrace ? "open" : "close" };
      at++;
    } else if (byte === backslash) {
      const [token, end] = escaped(bytes, at + 1);
      at = token.kind === "word" && token.name === "bin" ? end + Math.max(0, token.value ?? 0) : end;
      yield token;
    } else {
      // Line breaks of the file are not text.
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: "byte", byte, isEscaped: false };
      at++;
    }
  }
}

/** @param at where what follows the backslash begins */
function escaped(bytes: Uint8Array, at: number): readonly [Token, number] {
  const byte = bytes[at];
  if (byte === undefined) return [{ kind: "symbol", name: "" }, at];
  if (byte === quote) {
    const digits = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    if (/^[\da-f]{2}$/iu.test(digits))
      return [{ kind: "byte", byte: Number.parseInt(digits, 16), isEscaped: true }, at + 3];
    return [{ kind: "symbol", name: "" }, at + 1];
  }
  return isLetter(byte) ? word(bytes, at) : [{ kind: "symbol", name: String.fromCharCode(byte) }, at + 1];
}

function word(bytes: Uint8Array, start: number): readonly [Token, number] {
  let at = start;
  let name = "";
  while (at - start < longestName && isLetter(bytes[at])) name += String.fromCharCode(bytes[at++] ?? 0);
  let digits = "";
  const isNegative = bytes[at] === hyphen && isDigit(bytes[at + 1]);
  if (isNegative) at++;
  while (digits.length < mostDigits && isDigit(bytes[at])) digits += String.fromCharCode(bytes[at++] ?? 0);
  if (bytes[at] === space) at++;
  const value = digits === "" ? null : Number(digits) * (isNegative ? -1 : 1);
  return [{ kind: "word", name, value }, at];
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
