import { windows1252Byte } from "./windows-1252.js";

/*
 * UTF-8 whose bytes a program read as Windows-1252 and wrote again, as UTF-8: `Viá»‡t Nam`. Twice: `ViÃ¡Â»â€¡t`.
 */

/** A byte of a sequence of UTF-8 is never below this. */
const firstBeyondAscii = 0x80;

/** `à` is C3 A0; the no-break space that A0 reads as was often made a plain one. */
const lostNoBreakSpace = /\u00c3 (?![\u0080-\u00bf])/gu;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Text read once by the wrong table, as it was. What is no UTF-8 stays as it is. */
export function decodeMojibake(text: string): string {
  let decoded = "";
  let characters = "";
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) decoded += textOf(bytes) ?? characters;
    characters = "";
    bytes = [];
  };
  for (const character of text.replace(lostNoBreakSpace, "\u00c3\u00a0")) {
    const byte = windows1252Byte(character.codePointAt(0) ?? 0);
    if (byte === undefined || byte < firstBeyondAscii) {
      flush();
      decoded += character;
    } else {
      characters += character;
      bytes.push(byte);
    }
  }
  flush();
  return decoded;
}

/** The same for text that it happened to twice. */
export function decodeDoubleMojibake(text: string): string {
  return decodeMojibake(decodeMojibake(text));
}

function textOf(bytes: readonly number[]): string | null {
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
