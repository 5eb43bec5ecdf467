import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
/** Bytes of the nonce and of the tag that stand before what was enciphered. */
const [nonceLength, tagLength] = [12, 16];

/** Enciphers texts, so that whoever reads the database, or a copy of it, cannot read them without the key. */
export class Cipher {
  readonly #key: Buffer;

  /** @param secret the bot's token */
  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync("sha256", secret, "", "trich-dan questions", 32));
  }

  seal(text: string): Buffer {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, this.#key, nonce);
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @returns null where it was not sealed with this key, or was changed */
  open(sealed: Uint8Array): string | null {
    const at = nonceLength + tagLength;
    try {
      const decipher = createDecipheriv(algorithm, this.#key, sealed.subarray(0, nonceLength));
      decipher.setAuthTag(sealed.subarray(nonceLength, at));
      return Buffer.concat([decipher.update(sealed.subarray(at)), decipher.final()]).toString("utf8");
    } catch {
      return null;
    }
  }
}
