import type { OtherReading, Passage, PassageSource } from "../../corpus/types.js";

/** Set in a source code where the text was recognised from a picture. */
const recognised = 0x8000_0000;
const largestPage = recognised - 1;

/** Page and recognition of a passage as one number of 32 bits: the page, 0 where there is none, and above it a bit for recognised text. */
export function encodeSource({ page, isRecognised }: PassageSource): number {
  return (Math.min(page ?? 0, largestPage) | (isRecognised ? recognised : 0)) >>> 0;
}

/** What `encodeSource` was given. */
export function decodeSource(code: number): Pick<PassageSource, "page" | "isRecognised"> {
  const page = code & largestPage;
  return { ...(page > 0 && { page }), ...(code >= recognised && { isRecognised: true as const }) };
}

/** The other readings of an article's passages by paragraph number: few passages have any. */
export type StoredReadings = Readonly<Record<number, readonly OtherReading[]>>;

/** Undefined where no passage has any. */
export function storeReadings(passages: readonly Passage[]): StoredReadings | undefined {
  const entries = passages.flatMap(({ paragraph, readings }) => (readings ? [[paragraph, readings]] : []));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
