import { tableDecoder } from "./table.js";

// Windows-1258 differs from Windows-1252 in these places; its tones are combining marks.
const table = new Map([
  [0xc3, "Ă"],
  [0xcc, "\u0300"],
  [0xd0, "Đ"],
  [0xd2, "\u0309"],
  [0xd5, "Ơ"],
  [0xdd, "Ư"],
  [0xde, "\u0303"],
  [0xe3, "ă"],
  [0xec, "\u0301"],
  [0xf0, "đ"],
  [0xf2, "\u0323"],
  [0xf5, "ơ"],
  [0xfd, "ư"],
  [0xfe, "₫"],
]);

const decodeLetters = tableDecoder(table);

/** Text in Windows-1258 as Unicode, composed. */
export function decodeWindows1258(text: string): string {
  return decodeLetters(text).normalize("NFC");
}
