/*
 * Unicode → the encodings that Vietnamese was written in before it, as the text of a file read as Windows-1252. Written by rows of the
 * code charts (as GNU libc's iconv has them), not from the tables that are tested.
 */

const upperRows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The character that Windows-1252 reads a byte as. */
export function westernCharacter(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? (upperRows[byte - 0x80] ?? "") : String.fromCharCode(byte);
}

/** The bytes of text that was read as Windows-1252. */
export function westernBytes(text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => {
    const at = upperRows.indexOf(character);
    return at >= 0 ? 0x80 + at : (character.codePointAt(0) ?? 0);
  });
}

/** Rows of 16 letters from a byte on; a dot stands for what the encoding does not have or what is the same in Latin-1. */
function rows(chart: readonly (readonly [from: number, letters: string])[]): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [from, letters] of chart) {
    [...letters.normalize("NFC")].forEach((letter, at) => {
      if (letter !== ".") table.set(letter, westernCharacter(from + at));
    });
  }
  return table;
}

function byTable(table: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => [...text.normalize("NFC")].map((letter) => table.get(letter) ?? letter).join("");
}

/** TCVN3: small letters and the seven capitals without tones; other capitals come out small, as for a font of capitals. */
const tcvn3Table = rows([
  [0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"],
  [0xb5, "àảãáạ.ằẳẵắ"],
  [0xc6, "ặầẩẫấậè.ẻẽ"],
  [0xd0, "éẹềểễếệìỉ...ĩíịò"],
  [0xe1, "ỏõóọồổỗốộờởỡớợù"],
  [0xf1, "ủũúụừửữứựỳỷỹýỵ"],
]);
export const toTcvn3 = (text: string): string =>
  [...text.normalize("NFC")]
    .map((letter) => tcvn3Table.get(letter) ?? tcvn3Table.get(letter.toLowerCase()) ?? letter)
    .join("");

export const toViscii = byTable(
  rows([
    [0x02, "Ẳ..ẴẪ"],
    [0x14, "Ỷ....Ỹ....Ỵ"],
    [0x80, "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"],
    [0x90, "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"],
    [0xa0, "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"],
    [0xc4, "ẢĂẳẵ...Ẻ..ĨỳĐứ...ạỷừử..ỹỵ.ỡư"],
    [0xe4, "ảăữẫ...ẻ..ĩỉđự....ỏọụ..ũủ.ợỮ"],
  ]),
);

export const toVps = byTable(
  rows([
    [0x80, "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"],
    [0x90, "Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ"],
    [0xa1, "ắằẳẵặỠớÙờởỡŨỨợỪ"],
    [0xb0, "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"],
    [0xc0, "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"],
    [0xd0, "ƯỦồốÔỏơÈừứÚũưÝẺ."],
    [0xe0, "àáâãảạă.èéêẽìí.ĩ"],
    [0xf0, "ẴĐòóôõ.Ơụùúủ.ỶẼỳ"],
  ]),
);

const vniSigns: Readonly<Record<string, string>> = {
  "\u0301": "ù",
  "\u0300": "ø",
  "\u0309": "û",
  "\u0303": "õ",
  "\u0323": "ï",
  "\u0302": "â",
  "\u0302\u0301": "á",
  "\u0302\u0300": "à",
  "\u0302\u0309": "å",
  "\u0302\u0303": "ã",
  "\u0302\u0323": "ä",
  "\u0306": "ê",
  "\u0306\u0301": "é",
  "\u0306\u0300": "è",
  "\u0306\u0309": "ú",
  "\u0306\u0303": "ü",
  "\u0306\u0323": "ë",
};
const vniWhole: Readonly<Record<string, string>> = { í: "í", ì: "ì", ỉ: "æ", ĩ: "ó", ị: "ò", ỵ: "î", đ: "ñ" };

/** VNI for Windows. */
export function toVni(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      const isCapital = letter !== letter.toLowerCase();
      const written = vniLetter(letter.toLowerCase());
      return isCapital ? written.toUpperCase() : written;
    })
    .join("");
}

function vniLetter(letter: string): string {
  const whole = vniWhole[letter];
  if (whole !== undefined) return whole;
  const [base = "", ...marks] = letter.normalize("NFD");
  const shape = marks.filter((mark) => mark === "\u0302" || mark === "\u0306").join("");
  const horn = marks.includes("\u031b");
  const tone = marks.filter((mark) => !"\u0302\u0306\u031b".includes(mark)).join("");
  return (horn ? (base === "o" ? "ô" : "ö") : base) + (vniSigns[shape + tone] ?? "");
}

const viqrSigns: Readonly<Record<string, string>> = {
  "\u0302": "^",
  "\u0306": "(",
  "\u031b": "+",
  "\u0301": "'",
  "\u0300": "`",
  "\u0309": "?",
  "\u0303": "~",
  "\u0323": ".",
};

/** VIQR: shape before tone, `dd`, and a backslash before the signs of a sentence where they could be taken for a tone. */
export function toViqr(text: string): string {
  const escaped = text.normalize("NFC").replace(/(?<=[aeiouy\u00c0-\u1ef9])[.?'(]/giu, "\\$&");
  return [...escaped]
    .map((letter) => {
      if (letter === "đ") return "dd";
      if (letter === "Đ") return "DD";
      const [base = "", ...marks] = letter.normalize("NFD");
      const shape = marks.filter((mark) => "\u0302\u0306\u031b".includes(mark));
      const tone = marks.filter((mark) => !"\u0302\u0306\u031b".includes(mark));
      return base + [...shape, ...tone].map((mark) => viqrSigns[mark] ?? "").join("");
    })
    .join("");
}

const windows1258Table: Readonly<Record<string, number>> = {
  Ă: 0xc3,
  Đ: 0xd0,
  Ơ: 0xd5,
  Ư: 0xdd,
  ă: 0xe3,
  đ: 0xf0,
  ơ: 0xf5,
  ư: 0xfd,
  "\u0300": 0xcc,
  "\u0309": 0xd2,
  "\u0303": 0xde,
  "\u0301": 0xec,
  "\u0323": 0xf2,
};

/** Windows-1258: letters with their shape, then the tone as a combining mark. */
export function toWindows1258(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      const decomposed = [...letter.normalize("NFD")];
      const tone = decomposed.filter((mark) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(mark)).join("");
      const base = decomposed
        .filter((mark) => !tone.includes(mark))
        .join("")
        .normalize("NFC");
      return [...base, ...tone]
        .map((each) => {
          const byte = windows1258Table[each];
          return byte === undefined ? each : westernCharacter(byte);
        })
        .join("");
    })
    .join("");
}

/** UTF-8 that was read as Windows-1252. */
export function toMojibake(text: string): string {
  return Array.from(new TextEncoder().encode(text), westernCharacter).join("");
}
