import { ByteReader, ByteWriter } from "./bytes.js";
import type { CallbackKind, DecodedCallback, Press } from "./callback-action.js";

/** Most bytes of callback data (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
export const bytesLimit = 64;

/** By their letter in callback data: new ones go to the end. */
const kinds = [
  "answer",
  "context",
  "section",
  "passage",
  "article",
  "contents",
  "figures",
  "remove",
  "series",
  "choose",
] as const satisfies readonly CallbackKind[];

/** The series has nothing left of what a button names. */
export class PassageGone extends Error {}

/** Callback data: the version of its layout, a letter for the kind of button, who may press it, and what `write` writes. */
export function writeFrame(
  version: string,
  kind: CallbackKind,
  asker: number | null,
  write: (writer: ByteWriter) => void,
): string {
  const writer = new ByteWriter();
  writer.number(asker ?? 0);
  write(writer);
  return `${version}${String.fromCharCode(97 + kinds.indexOf(kind))}${writer}`;
}

/**
 * Reads what `writeFrame` wrote.
 * @param read reads what its `write` wrote; whatever is left then is nobody's, and RangeError or PassageGone may be thrown
 */
export function readFrame(
  version: string,
  data: string,
  read: (kind: CallbackKind, reader: ByteReader) => Omit<Press, "asker">,
): DecodedCallback {
  const kind = kinds[data.charCodeAt(1) - 97];
  if (data[0] !== version || kind === undefined) return "outdated";
  try {
    const reader = new ByteReader(data.slice(2));
    const asker = reader.number();
    const press = read(kind, reader);
    if (!reader.isAtEnd) return "outdated";
    return { asker: asker === 0 ? null : asker, ...press };
  } catch (error) {
    if (error instanceof PassageGone) return "gone";
    if (error instanceof RangeError) return "outdated";
    throw error;
  }
}
