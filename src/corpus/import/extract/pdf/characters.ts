import type { TextStyle } from "../../document.js";
import type { OpenPage } from "./pdf-document.js";
import type { Pdfium } from "./pdfium.js";

/** A character as it stands on a page; places are in points from the top left corner of the page as shown. */
export interface PdfCharacter {
  /** One code point as the file gives it, whatever it is. */
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Where the next character would begin. */
  readonly endX: number;
  readonly endY: number;
  /** Height of its letters, in points. */
  readonly size: number;
  readonly style: TextStyle;
  /** In degrees counter-clockwise from left to right, in [0, 360). */
  readonly angle: number;
  /** Whether it is written without being shown, as the text over a scan is. */
  readonly isInvisible: boolean;
}

/** What characters of one text object share. */
interface TextObject {
  readonly style: TextStyle;
  readonly size: number;
  readonly angle: number;
  readonly isInvisible: boolean;
}

/** Most characters of a page that are read: a page of a newspaper has some twenty thousand. */
const mostCharacters = 400_000;
/** From this weight on, letters are bold (OpenType, usWeightClass: 600 is semi-bold). */
const boldFrom = 600;
/** A text render mode that shows nothing (PDF 32000-1, table 106). */
const invisibleMode = 3;
/** FPDFFont_GetFlags (PDF 32000-1, table 123): bit 7, and bit 19. */
const italicFlag = 1 << 6;
const forceBoldFlag = 1 << 18;

/** No character at all, a line's end, and what is none in Unicode. */
const noCharacters: ReadonlySet<number> = new Set([0, 0x0a, 0x0d, 0xfffe, 0xffff]);
/** A hyphen takes a third of an em in Times, Arial and their like; the letter ư, which old Vietnamese fonts have in its place, takes half of one. */
const widestHyphen = 0.44;

/** PDFium hides which hyphen ends a line: U+002D, or U+00AD, which stands for the letter ư in fonts of TCVN3. */
function hyphenOf(width: number): string {
  return width > widestHyphen ? "\u00ad" : "-";
}

/** The characters of a page in the order of its content; spaces and line ends that PDFium itself adds are left out. */
export function readCharacters(pdfium: Pdfium, page: OpenPage): PdfCharacter[] {
  const { api } = pdfium;
  const textPage = api.FPDFText_LoadPage(page.handle);
  if (textPage === 0) return [];
  try {
    const read = characterReader(pdfium, page, textPage);
    const count = Math.min(api.FPDFText_CountChars(textPage), mostCharacters);
    const characters: PdfCharacter[] = [];
    for (let at = 0; at < count; at++) {
      if (pdfium.text.FPDFText_IsGenerated(textPage, at) === 1) continue;
      const character = read(at);
      if (character !== null) characters.push(character);
    }
    return joinSurrogates(characters);
  } finally {
    api.FPDFText_ClosePage(textPage);
  }
}

function characterReader(pdfium: Pdfium, page: OpenPage, textPage: number) {
  const { text: api } = pdfium;
  const objects = new Map<number, TextObject>();
  const fonts = new Map<number, TextStyle>();
  return (at: number): PdfCharacter | null => {
    const code = api.FPDFText_GetUnicode(textPage, at);
    const isHyphen = api.FPDFText_IsHyphen(textPage, at) === 1;
    // Line ends and what has no meaning in the file: no character of the text.
    if (!isHyphen && noCharacters.has(code)) return null;
    const handle = api.FPDFText_GetTextObject(textPage, at);
    let object = objects.get(handle);
    if (object === undefined) {
      object = readObject(pdfium, page, textPage, at, handle, fonts);
      objects.set(handle, object);
    }
    const place = pdfium.scratch(64);
    if (api.FPDFText_GetCharOrigin(textPage, at, place, place + 8) === 0) return null;
    const [originX, originY] = [pdfium.double(place), pdfium.double(place + 8)];
    const [x, y] = page.place(originX, originY);
    // FS_RECTF: left, top, right, bottom.
    const hasBox = api.FPDFText_GetLooseCharBox(textPage, at, place) !== 0;
    const box = hasBox
      ? [0, 4, 8, 12].map((offset) => pdfium.float(place + offset))
      : [originX, originY, originX, originY];
    const [endX, endY] = endOf(page, box, object, x, y);
    const { size, style, angle, isInvisible } = object;
    const width = Math.hypot(endX - x, endY - y) / Math.max(size, 1);
    const text = isHyphen ? hyphenOf(width) : code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
    return { text, x, y, endX, endY, size, style, angle, isInvisible };
  };
}

/** Where a character ends along its line: the side of its box that lies farthest in the direction of the text. */
function endOf(page: OpenPage, box: readonly number[], object: TextObject, x: number, y: number) {
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  const radians = (object.angle * Math.PI) / 180;
  const [alongX, alongY] = [Math.cos(radians), -Math.sin(radians)];
  let length = 0;
  for (const [cornerX, cornerY] of [
    page.place(left, top),
    page.place(right, top),
    page.place(left, bottom),
    page.place(right, bottom),
  ])
    length = Math.max(length, (cornerX - x) * alongX + (cornerY - y) * alongY);
  return [x + length * alongX, y + length * alongY] as const;
}

function readObject(
  pdfium: Pdfium,
  page: OpenPage,
  textPage: number,
  at: number,
  handle: number,
  fonts: Map<number, TextStyle>,
): TextObject {
  const { api } = pdfium;
  const place = pdfium.scratch(64);
  const hasMatrix = api.FPDFText_GetMatrix(textPage, at, place);
  const [a, b, c, d] = hasMatrix ? [0, 4, 8, 12].map((offset) => pdfium.float(place + offset)) : [1, 0, 0, 1];
  const [zeroX, zeroY] = page.place(0, 0);
  const shown = (x = 1, y = 0) => {
    const [placeX, placeY] = page.place(x, y);
    return [placeX - zeroX, placeY - zeroY] as const;
  };
  const [alongX, alongY] = shown(a, b);
  const size = api.FPDFText_GetFontSize(textPage, at) * Math.hypot(...shown(c, d));
  const font = handle === 0 ? 0 : api.FPDFTextObj_GetFont(handle);
  let style = fonts.get(font);
  if (style === undefined) {
    style = readFont(pdfium, font);
    fonts.set(font, style);
  }
  const degrees = (Math.atan2(-alongY, alongX) * 180) / Math.PI;
  return {
    style: { ...style, size: rounded(size) },
    size: rounded(size),
    angle: (Math.round(degrees) + 360) % 360,
    isInvisible: handle !== 0 && api.FPDFTextObj_GetTextRenderMode(handle) === invisibleMode,
  };
}

/** Sizes that differ by less than a tenth of a point are one. */
function rounded(size: number): number {
  return Math.round(size * 10) / 10;
}

const longestName = 256;

function readFont({ api, scratch, bytes }: Pdfium, font: number): TextStyle {
  if (font === 0) return { font: null, size: null, bold: false, italic: false };
  const place = scratch(longestName);
  const length = Math.min(api.FPDFFont_GetBaseFontName(font, place, longestName), longestName);
  // The prefix of a subset is six capitals and a plus sign (PDF 32000-1, 9.6.4).
  const name = new TextDecoder("latin1")
    .decode(bytes(place, Math.max(0, length - 1)))
    .replace(/^[A-Z]{6}\+/u, "");
  const flags = api.FPDFFont_GetFlags(font);
  const weight = api.FPDFFont_GetWeight(font);
  const bold = weight >= boldFrom || (flags & forceBoldFlag) !== 0 || /bold|black|heavy|demi/iu.test(name);
  const italic = (flags & italicFlag) !== 0 || /italic|oblique/iu.test(name);
  return { font: name === "" ? null : name, size: null, bold, italic };
}

/** A character above U+FFFF that the file gives in two halves is one. */
function joinSurrogates(characters: readonly PdfCharacter[]): PdfCharacter[] {
  const joined: PdfCharacter[] = [];
  for (const character of characters) {
    const before = joined.at(-1);
    const pair = (before?.text ?? "") + character.text;
    if (before !== undefined && /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair))
      joined[joined.length - 1] = { ...before, text: pair, endX: character.endX, endY: character.endY };
    else joined.push(character);
  }
  return joined;
}
