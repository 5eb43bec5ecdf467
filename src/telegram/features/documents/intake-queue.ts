import type { Note } from "../../../editorial/index.js";
import { localeFor } from "../../../locales/index.js";
import { pause } from "../../../pause.js";
import { describeFailure } from "../../transport/failure.js";
import type { Desk } from "./desk.js";
import { noteIdOf, type SentFile, sentFileKind, sentFileOf } from "./intake-note.js";
import { takeSentFile } from "./take-file.js";

/** How often it is looked whether another process left files unread, in ms; and after how many looks what is too old is forgotten: an hour. */
const lookPause = 30_000;
const tidyEvery = 120;

/** Files that wait at most: an album has ten, and each may take minutes. */
export const mostWaiting = 50;

/**
 * The files that administrators sent, read one after the other: reading takes a core and hundreds of megabytes. Each is noted on the disk until its drafts
 * are there, so that an end of the process loses none.
 */
export class IntakeQueue {
  readonly #waiting: Note[] = [];
  /** Ids of those that are being noted, wait or are being read. */
  readonly #known = new Set<string>();
  #working: Promise<void> | null = null;

  constructor(private readonly desk: Desk) {}

  get length(): number {
    return this.#waiting.length + (this.#working ? 1 : 0);
  }

  /**
   * Takes a file in. One that waits already, since its message came a second time, is not taken again.
   * @returns whether it was taken
   * @throws AppError CORPUS_READ_ONLY, or what the file system throws
   */
  async add(file: SentFile): Promise<boolean> {
    const { editorial } = this.desk;
    const id = noteIdOf(sentFileKind, file.chat, file.message);
    if (this.#known.has(id) || (await editorial.notes.get(id))) return false;
    // From here on, whoever looks for files that were left finds it taken on.
    this.#known.add(id);
    try {
      await editorial.checkWritable();
      this.#push(await this.#note(id, file));
      return true;
    } catch (error) {
      this.#known.delete(id);
      throw error;
    }
  }

  /** Notes a file, and tells its place. */
  async #note(id: string, file: SentFile): Promise<Note> {
    const { editorial, logger } = this.desk;
    const ahead = this.length;
    const note: Note = { id, since: Date.now(), kind: sentFileKind, data: { ...file } };
    await editorial.notes.put(note);
    const { intake } = localeFor(file.language).telegram.documents;
    const told = ahead > 0 ? intake.waiting(file.name, ahead) : intake.fetching(file.name);
    const progress = await this.#tell(file, told).catch((error: unknown) => {
      logger.debug(describeFailure(error), "the place of a file in the queue could not be told");
      return 0;
    });
    const noted: Note = { ...note, data: { ...note.data, progress, told } };
    await editorial.notes.put(noted);
    return noted;
  }

  /** Goes on with what an ended process left. @throws what keeps the notes, where that cannot be reached */
  async resume(): Promise<void> {
    const { notes } = this.desk.editorial;
    const left = await notes.all();
    left.sort((a, b) => a.since - b.since);
    for (const note of left) {
      if (!sentFileOf(note) || this.#known.has(note.id)) continue;
      this.#known.add(note.id);
      const isOurs = await notes.takeOn(note.id).catch((error: unknown) => {
        this.#known.delete(note.id);
        throw error;
      });
      if (isOurs) this.#push(note);
      else this.#known.delete(note.id);
    }
  }

  /** Goes on, until a stop, with what other processes leave that end, and forgets what is too old. Never rejects. */
  async keepResuming(): Promise<void> {
    const { stopping, logger, editorial } = this.desk;
    for (let look = 1; ; look++) {
      await pause(lookPause, stopping);
      if (stopping.aborted) return;
      if (look % tidyEvery === 0) await editorial.tidy();
      await this.resume().catch((error: unknown) => {
        logger.debug(describeFailure(error), "it could not be seen whether files were left unread");
      });
    }
  }

  /** Resolves once nothing is read any more; `Desk.stopping` ends what is. */
  async ended(): Promise<void> {
    await this.#working;
  }

  async #tell({ chat, message }: SentFile, text: string): Promise<number> {
    const sent = await this.desk.api.sendMessage(chat, text, {
      reply_parameters: { message_id: message, allow_sending_without_reply: true },
    });
    return sent.message_id;
  }

  #push(note: Note): void {
    this.#waiting.push(note);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  async #work(): Promise<void> {
    const { stopping, logger } = this.desk;
    for (let note = this.#waiting.shift(); note && !stopping.aborted; note = this.#waiting.shift()) {
      await takeSentFile(this.desk, note).catch((error: unknown) => {
        if (!stopping.aborted) logger.error(describeFailure(error), "a file could not be taken in");
      });
      this.#known.delete(note.id);
    }
  }
}
