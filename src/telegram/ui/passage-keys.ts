import { createHash } from "node:crypto";
import type { PassageStore, StoredArticle } from "../../index/index.js";
import type { ByteReader, ByteWriter } from "./bytes.js";

/** Bytes that stand for an article: among 20,000 articles two share theirs with a probability of 0.0002. */
const keySize = 5;

/**
 * Short names of passages, for places that take no passage id: callback data, deep links. They are made from the
 * article's slug and the paragraph's number, so they stay the same when other articles come or go.
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

  /** Writes a passage: the key of its article, then its number there. */
  writePassage(writer: ByteWriter, ordinal: number): void {
    this.writeArticle(writer, ordinal);
    writer.number(this.paragraphOf(ordinal));
  }

  /** Ordinal of the passage that comes next; undefined where the series has none such. */
  readPassage(reader: ByteReader): number | undefined {
    return ordinalOf(this.readArticle(reader), reader.number());
  }

  /** Writes the key of the article that the passage stands in. */
  writeArticle(writer: ByteWriter, ordinal: number): void {
    writer.bytes(keyOf(this.#passages.articleOf(ordinal).slug));
  }

  /** The article whose key comes next; undefined where the series has none such. */
  readArticle(reader: ByteReader): StoredArticle | undefined {
    return this.#articles.get(hexOf(reader.bytes(keySize)));
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

/** Ordinal of an article's paragraph; undefined where it has no such paragraph. */
export function ordinalOf(article: StoredArticle | undefined, paragraph: number): number | undefined {
  if (!article || paragraph < 1 || paragraph > article.length) return undefined;
  return article.first + paragraph - 1;
}
