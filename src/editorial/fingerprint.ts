import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Hexadecimal digits of a fingerprint: of the versions of one article no two share 48 bits by chance. */
const fingerprintDigits = 12;

/** What tells one text of a file from another. */
export function fingerprintOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, fingerprintDigits);
}

/** What a document is known by: 64 hexadecimal digits. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
