import { ByteReader, ByteWriter } from "../../ui/bytes.js";

/** What buttons under cards and lists of articles do, by their number in callback data: new ones go to the end. */
const acts = [
  "publish",
  "title",
  "part",
  "series",
  "cancel",
  "preview",
  "page",
  "draft-text",
  "discard",
  "draft",
  "list",
  "article",
  "article-text",
  "ask-withdraw",
  "withdraw",
  "version",
  "version-text",
  "restore",
  "reload",
  "close",
  "known-series",
] as const;

export type DeskAct = (typeof acts)[number];

/** A button of an administrator. It carries what it needs, so that it works after a restart. */
export interface DeskButton {
  readonly act: DeskAct;
  /** Id of a draft, or key of an article: 16 hexadecimal digits; absent: none. */
  readonly key?: string | undefined;
  /** Fingerprint of a version: 12 hexadecimal digits; absent: none. */
  readonly version?: string | undefined;
  /** What whoever presses has seen: 12 hexadecimal digits; absent: that there was nothing. */
  readonly state?: string | undefined;
  /** A page, or a message's id; absent: 0. */
  readonly number?: number | undefined;
}

/** How such data begins: other than that of readers' buttons, and raised when what follows it changes. */
const mark = "d1";
const keyBytes = 8;
const fingerprintBytes = 6;

/** Whether callback data is that of an administrator's button. */
export function isDeskData(data: string | undefined): boolean {
  return data?.startsWith("d") === true;
}

/** Callback data of at most 64 bytes. */
export function encodeDeskButton({ act, key, version, state, number = 0 }: DeskButton): string {
  const writer = new ByteWriter();
  writer.byte(acts.indexOf(act));
  writer.byte(
    Number(key !== undefined) + 2 * Number(version !== undefined) + 4 * Number(state !== undefined),
  );
  for (const hex of [key, version, state]) if (hex !== undefined) writer.bytes(Buffer.from(hex, "hex"));
  writer.number(number);
  return `${mark}${writer}`;
}

/** Null for what no such button holds. */
export function decodeDeskButton(data: string): DeskButton | null {
  if (!data.startsWith(mark)) return null;
  try {
    const reader = new ByteReader(data.slice(mark.length));
    const act = acts[reader.byte()];
    const flags = reader.byte();
    const hex = (flag: number, size: number) => ((flags & flag) === 0 ? undefined : hexOf(reader, size));
    const [key, version, state] = [hex(1, keyBytes), hex(2, fingerprintBytes), hex(4, fingerprintBytes)];
    const number = reader.number();
    if (act === undefined || flags > 7 || !reader.isAtEnd) return null;
    return { act, key, version, state, number };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function hexOf(reader: ByteReader, size: number): string {
  return Buffer.from(Array.from({ length: size }, () => reader.byte())).toString("hex");
}
