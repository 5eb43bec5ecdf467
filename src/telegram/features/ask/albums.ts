import { LRUCache } from "lru-cache";

/** Albums remembered, so that each gets one reply although Telegram delivers its pictures one by one. */
const mostAlbums = 1_000;
/** How long a picture with words may come after one without, in ms: Telegram delivers an album's messages at once. */
const patience = 1_000;

/** Albums of which pictures without words came: whether anything is said to that depends on those that follow. */
export class Albums {
  readonly #waiting = new LRUCache<string, { readonly timer?: NodeJS.Timeout }>({ max: mostAlbums });

  /** A picture with words came: nothing is said any more to those without. */
  noteWords(album: string): void {
    clearTimeout(this.#waiting.get(album)?.timer);
    this.#waiting.set(album, {});
  }

  /** A picture without words came. Unless words follow soon, `act` is called, once for an album; it must not reject. */
  noteWordless(album: string, act: () => Promise<void>): void {
    if (this.#waiting.has(album)) return;
    // Not awaited: the pictures that follow wait for their turn in the chat.
    const timer = setTimeout(() => {
      // The album is remembered; what was to be said, and all that it was made with, need not be.
      this.#waiting.set(album, {});
      void act();
    }, patience);
    // A bot that stops meanwhile loses no answer.
    timer.unref();
    this.#waiting.set(album, { timer });
  }
}
