import type { Queryable } from "../../database/index.js";
import { type Note, noteSchema } from "../note.js";
import type { Notes } from "../store.js";

/** How long a note stays taken on where whoever has it says nothing, and how often that says that it is alive, in ms. */
export const noteLease = 60_000;
export const noteRenewal = 20_000;

/** Whose notes they are. */
export interface NoteHolder {
  /** The bot's number. */
  readonly bot: number;
  /** This process, by a random UUID. */
  readonly process: string;
}

/** Notes of a bot in a table. Every method throws as `query` does. */
export class DatabaseNotes implements Notes {
  constructor(
    private readonly database: Queryable,
    private readonly holder: NoteHolder,
  ) {}

  async all(): Promise<Note[]> {
    const rows = await this.database.query<{ body: string }>(
      "select body from trich_dan.editorial_notes where bot = $1",
      [this.holder.bot],
    );
    return rows.flatMap(({ body }) => noteIn(body) ?? []);
  }

  async get(id: string): Promise<Note | null> {
    const [row] = await this.database.query<{ body: string }>(
      "select body from trich_dan.editorial_notes where bot = $1 and id = $2",
      [this.holder.bot, id],
    );
    return row ? noteIn(row.body) : null;
  }

  async put(note: Note): Promise<void> {
    const { bot, process } = this.holder;
    await this.database.query(
      `insert into trich_dan.editorial_notes (bot, id, body, holder, held_until)
        values ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 ms')
        on conflict (bot, id) do update
          set body = excluded.body, holder = excluded.holder, held_until = excluded.held_until`,
      [bot, note.id, JSON.stringify(note), process, noteLease],
    );
  }

  async remove(id: string): Promise<void> {
    await this.database.query("delete from trich_dan.editorial_notes where bot = $1 and id = $2", [
      this.holder.bot,
      id,
    ]);
  }

  async takeOn(id: string): Promise<boolean> {
    const { bot, process } = this.holder;
    const taken = await this.database.query(
      `update trich_dan.editorial_notes set holder = $3, held_until = clock_timestamp() + $4 * interval '1 ms'
        where bot = $1 and id = $2 and (holder is null or holder = $3 or held_until < clock_timestamp())
        returning id`,
      [bot, id, process, noteLease],
    );
    return taken.length > 0;
  }

  /** Says that this process is alive. */
  async renew(): Promise<void> {
    const { bot, process } = this.holder;
    await this.database.query(
      `update trich_dan.editorial_notes set held_until = clock_timestamp() + $3 * interval '1 ms'
        where bot = $1 and holder = $2`,
      [bot, process, noteLease],
    );
  }

  /** Lets others take on what this process has. */
  async letGo(): Promise<void> {
    const { bot, process } = this.holder;
    await this.database.query(
      "update trich_dan.editorial_notes set holder = null where bot = $1 and holder = $2",
      [bot, process],
    );
  }
}

/** Null for what a later release wrote otherwise. */
function noteIn(body: string): Note | null {
  return noteSchema.safeParse(JSON.parse(body)).data ?? null;
}
