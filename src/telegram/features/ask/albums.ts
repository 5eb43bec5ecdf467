import type { AlbumNotes } from "../../../coordination/index.js";

/** How long a picture with words may come after one without, in ms: Telegram delivers an album's messages at once. */
const patience = 1_000;

/** Albums of which pictures without words came: whether anything is said to that depends on those that follow. */
export class Albums {
  /** @param notes what is known of albums, by other processes too */
  constructor(private readonly notes: AlbumNotes) {}

  /** A picture with words came: nothing is said any more to those without. */
  async noteWords(album: string): Promise<void> {
    await this.notes.noteWords(album);
  }

  /** A picture without words came. Unless words follow soon, `act` is called, once for an album; it must not reject. */
  async noteWordless(album: string, act: () => Promise<void>): Promise<void> {
    if (!(await this.notes.isFirstWordless(album))) return;
    const reply = async () => {
      if (await this.notes.mayReply(album)) await act();
    };
    // Not awaited: the pictures that follow wait for their turn in the chat. A bot that stops meanwhile loses no answer.
    setTimeout(() => void reply(), patience).unref();
  }
}
