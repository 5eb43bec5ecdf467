import { describeReason } from "../../database/index.js";
import type { ChatMoves } from "../chat-moves.js";
import type { Log } from "../log.js";
import type { Notices } from "./notices.js";
import type { Replica } from "./replica.js";

/** Moves of groups that several processes share; they are kept, so that those that start later learn of them. */
export class PostgresChatMoves implements ChatMoves {
  readonly #listeners: ((from: number, to: number) => void)[] = [];

  constructor(
    private readonly replica: Replica,
    notices: Notices,
    private readonly log: Log,
  ) {
    notices.on("moved", () => void this.#readAll());
    notices.onGap(() => void this.#readAll());
  }

  async note(from: number, to: number): Promise<void> {
    const { database, bot } = this.replica;
    try {
      await database.query(
        `with move as (
          insert into trich_dan.chat_moves (bot, old_id, new_id) values ($1, $2, $3) on conflict do nothing returning 1)
        select pg_notify('trich_dan_coordination', 'moved') from move`,
        [bot, from, to],
      );
    } catch (error) {
      this.log.warn(describeReason(error), "other processes could not be told that a group has a new id");
    }
  }

  onMove(listener: (from: number, to: number) => void): void {
    this.#listeners.push(listener);
    void this.#readAll();
  }

  async #readAll(): Promise<void> {
    const { database, bot } = this.replica;
    try {
      const moves = await database.query<{ old_id: string; new_id: string }>(
        "select old_id::text, new_id::text from trich_dan.chat_moves where bot = $1",
        [bot],
      );
      for (const { old_id, new_id } of moves)
        for (const listener of this.#listeners) listener(Number(old_id), Number(new_id));
    } catch (error) {
      // What was missed is read when notices are heard again.
      this.log.debug(describeReason(error), "moves of groups could not be read");
    }
  }
}
