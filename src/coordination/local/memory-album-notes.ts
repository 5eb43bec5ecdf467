import { LRUCache } from "lru-cache";
import type { AlbumNotes } from "../album-notes.js";

/** Albums remembered. */
const mostAlbums = 1_000;

/** Albums as a process that is alone knows them. */
export class MemoryAlbumNotes implements AlbumNotes {
  readonly #known = new LRUCache<string, "waiting" | "settled">({ max: mostAlbums });

  async noteWords(album: string): Promise<void> {
    this.#known.set(album, "settled");
  }

  async isFirstWordless(album: string): Promise<boolean> {
    if (this.#known.has(album)) return false;
    this.#known.set(album, "waiting");
    return true;
  }

  async mayReply(album: string): Promise<boolean> {
    const isWaiting = this.#known.get(album) === "waiting";
    this.#known.set(album, "settled");
    return isWaiting;
  }
}
