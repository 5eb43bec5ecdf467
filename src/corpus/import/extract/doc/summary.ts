import { ByteReader } from "../byte-reader.js";
import { readerOf } from "../flow/code-pages.js";

/** What a document says about itself; null where it does not. Its author is not taken: Word names who uses the machine. */
export interface Summary {
  readonly title: string | null;
  /** How many pages it had when it was saved. */
  readonly pages: number | null;
}

/** The stream that holds it. */
export const summaryStream = "\u0005SummaryInformation";

/** Properties by number, and types of their values ([MS-OLEPS] 2.15 and 2.25.1). */
const property = { codePage: 1, title: 2, pages: 14 };
const type = { short: 2, long: 3, bytes: 30, text: 31 };
const western = 1_252;
const utf16 = 1_200;
const setAt = 44;
const mostProperties = 100;
const longestText = 2_000;

/** @param stream null where there is none */
export function summaryOf(stream: Uint8Array | null): Summary {
  const reader = new ByteReader(stream ?? new Uint8Array(), true);
  const set = reader.long(setAt);
  const count = Math.min(reader.long(set + 4), mostProperties);
  const places = new Map(
    Array.from({ length: count }, (_, number) => {
      const at = set + 8 + number * 8;
      return [reader.long(at), set + reader.long(at + 4)] as const;
    }),
  );
  const numberOf = (name: keyof typeof property) => {
    const at = places.get(property[name]);
    if (at === undefined) return null;
    if (reader.short(at) === type.short) return reader.short(at + 4);
    return reader.short(at) === type.long ? reader.long(at + 4) : null;
  };
  const codePage = numberOf("codePage") ?? western;
  const pages = numberOf("pages");
  return { title: textAt(reader, places.get(property.title), codePage), pages: pages === 0 ? null : pages };
}

function textAt(reader: ByteReader, at: number | undefined, codePage: number): string | null {
  if (at === undefined) return null;
  const kind = reader.short(at);
  if (kind !== type.bytes && kind !== type.text) return null;
  const isWide = kind === type.text || codePage === utf16;
  const length = Math.min(reader.long(at + 4), longestText) * (kind === type.text ? 2 : 1);
  const bytes = reader.bytes(at + 8, length);
  const text = isWide ? new TextDecoder("utf-16le").decode(bytes) : readerOf(undefined, codePage)([...bytes]);
  return (text.split("\0", 1)[0] ?? "").replace(/\s+/gu, " ").trim() || null;
}
