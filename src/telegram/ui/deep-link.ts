import type { PassageStore } from "../../index/index.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import type { PassageKeys } from "./passage-keys.js";

/** Most characters of a start parameter (https://core.telegram.org/bots/features#deep-linking). */
const payloadLimit = 64;
/** Marks a key: no slug that is written out starts with it, and an id as people write it has a `/`, which no key has. */
const keyMark = "_";

/** A link that opens the bot at a passage. */
export function deepLink(username: string, parameter: string): string {
  return `https://t.me/${username}?start=${parameter}`;
}

/** The start parameter of a passage: its id in readable form (`bai-2_7`) where Telegram takes it, else its key. */
export function startParameter(passages: PassageStore, keys: PassageKeys, ordinal: number): string {
  const { slug } = passages.articleOf(ordinal);
  const readable = `${slug}_${keys.paragraphOf(ordinal)}`;
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(slug) && readable.length <= payloadLimit) return readable;
  const writer = new ByteWriter();
  keys.writePassage(writer, ordinal);
  return `${keyMark}${writer}`;
}

/** The passage that a start parameter opens, an id as people write it (`bai-2/7`) included; undefined where there is none. */
export function passageOfParameter(
  passages: PassageStore,
  keys: PassageKeys,
  parameter: string,
): number | undefined {
  if (!parameter.startsWith(keyMark) || parameter.includes("/"))
    return passages.ordinalOf(parameter.replace(/_(\d+)$/, "/$1"));
  try {
    return keys.readPassage(new ByteReader(parameter.slice(keyMark.length)));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
