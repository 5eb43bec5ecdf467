import type { Queryable } from "../../database/index.js";
import { turn } from "../../turn.js";
import { fingerprintOf } from "../fingerprint.js";
import type { Articles } from "../store.js";
import { asStored, byPart, type StoredArticle } from "../stored-article.js";
import { DatabaseVersions } from "./database-versions.js";
import { tellChange } from "./library-lock.js";

/** What was read of each article, by its file. */
export type KnownArticles = Map<string, StoredArticle>;

/** The articles in a table, each as its file would be. Every method throws as `query` does. */
export class DatabaseArticles implements Articles {
  readonly versions: DatabaseVersions;

  /** @param known of what was read before, so that only texts that changed are read again */
  constructor(
    private readonly database: Queryable,
    private readonly known: KnownArticles = new Map(),
  ) {
    this.versions = new DatabaseVersions(database);
  }

  async list(): Promise<StoredArticle[]> {
    const rows = await this.database.query<{ file: string; fingerprint: string; written: string | number }>(
      `select file, fingerprint, floor(extract(epoch from written_at) * 1000)::bigint as written
        from trich_dan.articles`,
    );
    const articles: StoredArticle[] = [];
    for (const { file, fingerprint, written } of rows) {
      const article = await this.#look(file, fingerprint);
      if (article) articles.push({ ...article, written: Number(written) });
    }
    const present = new Set(rows.map(({ file }) => file));
    for (const file of this.known.keys()) if (!present.has(file)) this.known.delete(file);
    return byPart(articles);
  }

  async read(file: string): Promise<Uint8Array | null> {
    const [row] = await this.database.query<{ content: Uint8Array }>(
      "select content from trich_dan.articles where file = $1",
      [file],
    );
    return row?.content ?? null;
  }

  /** Within a transaction that holds the lock of the library. */
  async put(slug: string, file: string, markdown: string | Uint8Array): Promise<void> {
    await this.#keep(slug, file);
    await this.database.query(
      `insert into trich_dan.articles (file, content, fingerprint) values ($1, $2, $3)
        on conflict (file) do update
          set content = excluded.content, fingerprint = excluded.fingerprint, written_at = clock_timestamp()`,
      [file, Buffer.from(markdown), fingerprintOf(markdown)],
    );
    await this.#changed(slug);
  }

  /** Within a transaction that holds the lock of the library. */
  async withdraw(slug: string, file: string): Promise<void> {
    await this.#keep(slug, file);
    await this.database.query("delete from trich_dan.articles where file = $1", [file]);
    await this.#changed(slug);
  }

  async #keep(slug: string, file: string): Promise<void> {
    const present = await this.read(file);
    if (present !== null) await this.versions.keep(slug, present);
  }

  async #changed(slug: string): Promise<void> {
    await this.versions.trim(slug);
    await tellChange(this.database);
  }

  async #look(file: string, fingerprint: string): Promise<StoredArticle | null> {
    const known = this.known.get(file);
    if (known?.fingerprint === fingerprint) return known;
    const bytes = await this.read(file);
    if (bytes === null) return null;
    // Reading one takes some milliseconds.
    await turn();
    const article = asStored(file, bytes, 0);
    this.known.set(file, article);
    return article;
  }
}
