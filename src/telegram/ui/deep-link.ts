import { type PassageStore, type ResolvedPassage, readPassageId, resolvePassage } from "../../index/index.js";
import { ByteReader, ByteWriter } from "./bytes.js";
import { fingerprintOfLetters, lettersOf } from "./fingerprint-letters.js";
import type { PassageKeys } from "./passage-keys.js";
import { readMark, writeMark } from "./shown-answer-bytes.js";

/** Most characters of a start parameter (https://core.telegram.org/bots/features#deep-linking). */
const payloadLimit = 64;
/** Marks a key: no slug that is written out starts with it, and an id as people write it has a `/`, which no key has. */
const keyMark = "_";

/** A link that opens the bot at a passage. */
export function deepLink(username: string, parameter: string): string {
  return `https://t.me/${username}?start=${parameter}`;
}

/**
 * The start parameter of a passage: its id in readable form and the fingerprint of its text (`bai-2_7_aQkRtz`) where Telegram takes that, else its key.
 */
export function startParameter(passages: PassageStore, keys: PassageKeys, ordinal: number): string {
  const { slug } = passages.articleOf(ordinal);
  const readable = `${slug}_${keys.paragraphOf(ordinal)}_${lettersOf(passages.fingerprint(ordinal))}`;
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(slug) && readable.length <= payloadLimit) return readable;
  const writer = new ByteWriter();
  writeMark(writer, keys, keys.markOf(ordinal));
  return `${keyMark}${writer}`;
}

/**
 * The passage that a start parameter opens. One without a fingerprint, as bots up to 0.2 made them, and an id as people write it (`bai-2/7`) lead to
 * their place. `gone`: it names a text of which nothing is left; null: it leads to no passage.
 */
export function passageOfParameter(
  passages: PassageStore,
  keys: PassageKeys,
  parameter: string,
): ResolvedPassage | "gone" | null {
  if (parameter.startsWith(keyMark) && !parameter.includes("/")) return passageOfKey(keys, parameter);
  const [, id = "", letters = ""] = /^(.+_\d+)_([A-Za-z]+)$/.exec(parameter) ?? [];
  const fingerprint = fingerprintOfLetters(letters);
  return fingerprint === null
    ? passageNamed(passages, idOf(parameter), null)
    : passageNamed(passages, idOf(id), fingerprint);
}

/**
 * The passage of an id and the fingerprint of its text, as `passageOfParameter` gives it.
 * @param fingerprint null: only the place was named
 */
export function passageNamed(
  passages: PassageStore,
  id: string,
  fingerprint: number | null,
): ResolvedPassage | "gone" | null {
  const place = readPassageId(id);
  if (!place) return null;
  const { slug, paragraph } = place;
  const found = resolvePassage(passages, { article: passages.articleNamed(slug), paragraph, fingerprint });
  return found ?? (fingerprint === null ? null : "gone");
}

function idOf(readable: string): string {
  return readable.replace(/_(\d+)$/, "/$1");
}

function passageOfKey(keys: PassageKeys, parameter: string): ResolvedPassage | "gone" | null {
  const text = parameter.slice(keyMark.length);
  try {
    const reader = new ByteReader(text);
    const [articleKey, paragraph] = [keys.readArticle(reader), reader.number()];
    if (reader.isAtEnd) return keys.resolve({ articleKey, paragraph, fingerprint: null });
    const again = new ByteReader(text);
    const mark = readMark(again, keys);
    return again.isAtEnd ? (keys.resolve(mark) ?? "gone") : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
