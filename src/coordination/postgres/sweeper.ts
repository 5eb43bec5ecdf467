import { type Database, describeReason } from "../../database/index.js";
import { pause } from "../../pause.js";
import type { Log } from "../log.js";

/** How often what is old is deleted, in ms: by so much longer does it stand in the database. */
const defaultInterval = 60_000;

/** Deletes what is old, whether anybody writes or not. */
export class Sweeper {
  readonly #ending = new AbortController();
  #run: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly interval: number = defaultInterval,
  ) {}

  start(): void {
    this.#run = this.#keepSweeping();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#run;
  }

  async #keepSweeping(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await this.sweep().catch((error: unknown) => {
        this.log.debug(describeReason(error), "what is old could not be deleted");
      });
      await pause(this.interval, signal);
    }
  }

  /** @throws as `query` does */
  async sweep(): Promise<void> {
    const [row] = await this.database.query<{ forgotten: boolean }>("select trich_dan.sweep() as forgotten");
    // What was deleted stands in the files until then.
    if (row?.forgotten) await this.database.query("vacuum trich_dan.questions");
  }
}
