import { createHmac } from "node:crypto";

/** Letters of a hash: 96 of its bits. */
export const hashLength = 16;

/** Hashes a text. */
export type KeyedHash = (text: string) => string;

/**
 * Hashes with a key, so that nobody without it can try out what was written: 16 letters of base64url.
 * @param key the bot's token
 */
export function keyedHash(key: string): KeyedHash {
  return (text) => createHmac("sha256", key).update(text).digest("base64url").slice(0, hashLength);
}
