import type { AlbumNotes } from "../album-notes.js";
import type { KeyedHash } from "../keyed-hash.js";
import type { Replica } from "./replica.js";

/** Albums as several processes know them. While the database cannot be used, nothing is said to pictures without words. */
export class PostgresAlbumNotes implements AlbumNotes {
  constructor(
    private readonly replica: Replica,
    private readonly hash: KeyedHash,
  ) {}

  async noteWords(album: string): Promise<void> {
    await this.#ask(
      `insert into trich_dan.albums (bot, album, settled) values ($1, $2, true)
        on conflict (bot, album) do update set settled = true`,
      album,
    );
  }

  isFirstWordless(album: string): Promise<boolean> {
    return this.#ask(
      "insert into trich_dan.albums (bot, album, settled) values ($1, $2, false) on conflict do nothing returning 1",
      album,
    );
  }

  mayReply(album: string): Promise<boolean> {
    return this.#ask(
      "update trich_dan.albums set settled = true where bot = $1 and album = $2 and not settled returning 1",
      album,
    );
  }

  /** Whether there is a row; not where that cannot be known. */
  async #ask(text: string, album: string): Promise<boolean> {
    const { database, bot } = this.replica;
    const rows = await database.query(text, [bot, this.hash(`album:${album}`)]).catch(() => []);
    return rows.length > 0;
  }
}
