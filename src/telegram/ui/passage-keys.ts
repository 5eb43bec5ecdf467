import { createHash } from "node:crypto";
import {
  ordinalIn,
  type PassageStore,
  type ResolvedPassage,
  resolvePassage,
  type StoredArticle,
} from "../../index/index.js";
import type { ByteReader, ByteWriter } from "./bytes.js";

/** Bytes that stand for an article: among 20,000 articles two share theirs with a probability of 0.0002. */
const keySize = 5;

/** A passage as a button or link names it, whatever the series holds by then. */
export interface PassageMark {
  /** Key of its article's slug, in hexadecimal digits. */
  readonly articleKey: string;
  /** 1-based number in the article. */
  readonly paragraph: number;
  /** Of its text, see `fingerprintOf`. */
  readonly fingerprint: number;
}

/**
 * Short names of passages, for places that take no passage id: callback data, deep links. They are made from the
 * article's slug and the paragraph's number, so they stay the same when other articles come or go, and from the text, which tells whether it is
 * still the passage that was meant.
 */
export class PassageKeys {
  readonly #articles = new Map<string, StoredArticle>();
  readonly #passages: PassageStore;

  constructor(passages: PassageStore) {
    this.#passages = passages;
    for (const article of passages.articles) {
      const key = hexOf(keyOf(article.slug));
      if (!this.#articles.has(key)) this.#articles.set(key, article);
    }
  }

  /** How a passage is named from now on. */
  markOf(ordinal: number): PassageMark {
    return {
      articleKey: hexOf(keyOf(this.#passages.articleOf(ordinal).slug)),
      paragraph: this.paragraphOf(ordinal),
      fingerprint: this.#passages.fingerprint(ordinal),
    };
  }

  /** The passage of today that was named so; null where nothing is left. A fingerprint of null: only its place was named. */
  resolve({
    articleKey,
    ...place
  }: Omit<PassageMark, "fingerprint"> & { readonly fingerprint: number | null }): ResolvedPassage | null {
    return resolvePassage(this.#passages, { article: this.#articles.get(articleKey), ...place });
  }

  /** Writes the key of an article. */
  writeArticle(writer: ByteWriter, articleKey: string): void {
    writer.bytes(Buffer.from(articleKey, "hex"));
  }

  /** Reads the key of an article. */
  readArticle(reader: ByteReader): string {
    return hexOf(reader.bytes(keySize));
  }

  /** The article with a key; undefined where the series has none such. */
  articleWith(articleKey: string): StoredArticle | undefined {
    return this.#articles.get(articleKey);
  }

  /** Ordinal of an article's paragraph, whatever its text; undefined where the series has none such. */
  ordinalAt(articleKey: string, paragraph: number): number | undefined {
    const article = this.#articles.get(articleKey);
    return article && ordinalIn(article, paragraph);
  }

  /** 1-based number of the passage in its article. */
  paragraphOf(ordinal: number): number {
    return ordinal - this.#passages.articleOf(ordinal).first + 1;
  }
}

function keyOf(slug: string): Uint8Array {
  return createHash("sha256").update(slug).digest().subarray(0, keySize);
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
