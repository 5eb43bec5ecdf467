/** Places of the fonts Symbol and Wingdings that office programs use for bullets, and the Unicode character that looks so. */
const symbols: ReadonlyMap<number, string> = new Map([
  [0xb7, "•"],
  [0xa7, "▪"],
  [0xa8, "□"],
  [0x6e, "■"],
  [0x6f, "□"],
  [0x71, "❑"],
  [0x75, "◆"],
  [0x76, "❖"],
  [0xd8, "➢"],
  [0xe0, "→"],
  [0xe8, "➔"],
  [0xf0, "⇨"],
  [0xfc, "✓"],
  [0xfb, "✗"],
  [0xfe, "☑"],
  [0x2d, "-"],
  [0xae, "→"],
  [0xb0, "°"],
  [0xb1, "±"],
  [0xb3, "≥"],
  [0xa3, "≤"],
  [0xb4, "×"],
  [0xb8, "÷"],
]);
/** Fonts of symbols have their characters here, in the private use area. */
const privateFirst = 0xf000;
const privateLast = 0xf0ff;

/** A bullet as it looks: characters of the private use area mean something only in a font of symbols. */
export function bulletText(text: string): string {
  return [...text]
    .map((character) => (isPrivate(character) ? (symbolOf(character) ?? "•") : character))
    .join("")
    .trim();
}

/** Fonts whose places hold symbols; other fonts have letters there. */
const symbolFonts = /^(?:symbol|wingdings)/iu;

/** The character at a place of a font, as Word names it: `code` in hexadecimal digits. Empty for what is no place. */
export function symbolCharacter(font: string, code: string): string {
  const place = Number.parseInt(code, 16);
  if (!Number.isInteger(place) || place <= 0 || place > 0xffff) return "";
  const known = symbolFonts.test(font) ? symbols.get(place & 0xff) : undefined;
  return known ?? String.fromCharCode(place);
}

function isPrivate(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= privateFirst && code <= privateLast;
}

function symbolOf(character: string): string | undefined {
  return symbols.get((character.codePointAt(0) ?? 0) - privateFirst);
}
