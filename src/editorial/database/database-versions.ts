import type { Queryable } from "../../database/index.js";
import type { Versions } from "../store.js";
import { eachTextOnce, nextVersion, outdatedOf, type Version } from "../versions.js";

/** The texts that articles had, in a table. Every method throws as `query` does. */
export class DatabaseVersions implements Versions {
  constructor(private readonly database: Queryable) {}

  async slugs(): Promise<string[]> {
    const rows = await this.database.query<{ slug: string }>(
      "select distinct slug from trich_dan.article_versions",
    );
    return rows.map(({ slug }) => slug);
  }

  async of(slug: string): Promise<Version[]> {
    return eachTextOnce(await this.#rows(slug));
  }

  async read(slug: string, fingerprint: string): Promise<Uint8Array | null> {
    const [row] = await this.database.query<{ content: Uint8Array }>(
      "select content from trich_dan.article_versions where slug = $1 and fingerprint = $2 limit 1",
      [slug, fingerprint],
    );
    return row?.content ?? null;
  }

  async keep(slug: string, content: Uint8Array, now = Date.now()): Promise<void> {
    const [latest] = await this.#rows(slug);
    const version = nextVersion(latest, content, now);
    if (version === null) return;
    await this.database.query(
      "insert into trich_dan.article_versions (slug, until, fingerprint, content) values ($1, $2, $3, $4)",
      [slug, version.until, version.fingerprint, content],
    );
  }

  /** Removes what is older than the versions that are kept, and what is there a second time. */
  async trim(slug: string): Promise<void> {
    const old = outdatedOf(await this.#rows(slug)).map(({ until }) => until);
    await this.database.query(
      "delete from trich_dan.article_versions where slug = $1 and until = any($2::bigint[])",
      [slug, old],
    );
  }

  /** The latest first. */
  async #rows(slug: string): Promise<Version[]> {
    const rows = await this.database.query<{ until: string | number; fingerprint: string }>(
      "select until, fingerprint from trich_dan.article_versions where slug = $1 order by until desc",
      [slug],
    );
    return rows.map(({ until, fingerprint }) => ({ until: Number(until), fingerprint }));
  }
}
