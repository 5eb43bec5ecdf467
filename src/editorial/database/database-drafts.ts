import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Database, Queryable } from "../../database/index.js";
import { type Draft, draftSchema } from "../draft.js";
import { draftLife } from "../draft-life.js";
import type { Drafts } from "../store.js";

/** Bytes of a document in one row: a statement takes some milliseconds, and a document of the largest size 200 of them. */
export const pieceSize = 2 ** 20;

/** Drafts in a table, and the documents that they were read from: those are kept as long as a draft of them is. Every method throws as `query` does. */
export class DatabaseDrafts implements Drafts {
  /** @param now in ms since 1970 */
  constructor(
    private readonly database: Queryable,
    private readonly now: () => number,
  ) {}

  async all(): Promise<Draft[]> {
    const rows = await this.database.query<{ body: string }>(
      "select body from trich_dan.drafts where since >= $1",
      [this.#oldest()],
    );
    const drafts = rows.flatMap(({ body }) => draftIn(body) ?? []);
    return drafts.sort((a, b) => a.since - b.since || a.article.part - b.article.part);
  }

  async get(id: string): Promise<Draft | null> {
    const [row] = await this.database.query<{ body: string }>(
      "select body from trich_dan.drafts where id = $1 and since >= $2",
      [id, this.#oldest()],
    );
    return row ? draftIn(row.body) : null;
  }

  /** Of a draft that is there. */
  async put(draft: Draft): Promise<void> {
    await this.database.query("update trich_dan.drafts set body = $2 where id = $1", [
      draft.id,
      JSON.stringify(draft),
    ]);
  }

  async forget(id: string): Promise<void> {
    await this.database.query("delete from trich_dan.drafts where id = $1", [id]);
    await this.#dropDocuments();
  }

  async tidy(): Promise<void> {
    await this.database.query("delete from trich_dan.drafts where since < $1", [this.#oldest()]);
    await this.#dropDocuments();
  }

  async #dropDocuments(): Promise<void> {
    await this.database.query(
      `delete from trich_dan.draft_documents
        where not exists (select from trich_dan.drafts where document = draft_documents.id)`,
    );
  }

  #oldest(): number {
    return this.now() - draftLife;
  }
}

/** Puts a document and all drafts of it in, or nothing. @throws as `query` does; what the file system throws */
export async function addDocument(database: Database, path: string, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  const document = randomUUID();
  await database.transaction(async (connection) => {
    await connection.query("insert into trich_dan.draft_documents (id) values ($1)", [document]);
    let place = 0;
    for await (const piece of createReadStream(path, { highWaterMark: pieceSize }))
      await connection.query(
        "insert into trich_dan.draft_document_pieces (document, place, content) values ($1, $2, $3)",
        [document, place++, piece],
      );
    for (const draft of drafts)
      await connection.query(
        "insert into trich_dan.drafts (id, document, since, body) values ($1, $2, $3, $4)",
        [draft.id, document, draft.since, JSON.stringify(draft)],
      );
  });
}

/**
 * The pieces of a draft's document, in order.
 * @yields nothing where the draft is gone
 * @throws as `query` does
 */
export async function* documentPieces(database: Queryable, draft: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const [row] = await database.query<{ content: Uint8Array }>(
      `select content from trich_dan.draft_document_pieces join trich_dan.drafts using (document)
        where drafts.id = $1 and place = $2`,
      [draft, place],
    );
    if (!row) return;
    yield row.content;
  }
}

/** Null for what a later release wrote otherwise. */
function draftIn(body: string): Draft | null {
  return draftSchema.safeParse(JSON.parse(body)).data ?? null;
}
