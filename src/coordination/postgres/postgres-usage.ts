import { type Database, describeReason } from "../../database/index.js";
import {
  type CountedOutcome,
  type DayCounts,
  keptDays,
  keptText,
  mostTexts,
  type Unanswered,
  type Usage,
} from "../../usage/index.js";
import type { Log } from "../log.js";

/** What was counted is written so long after it, in ms: a crash loses the counts of some seconds. */
const delay = 5_000;
/** Texts of one statement; what a process has to keep is bounded by it, too. */
const mostAtOnce = 500;

/** The day in Vietnam, as the database's clock has it. */
const today = "(clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date";

/** What `PostgresUsage` needs. */
export interface SharedUsageOptions {
  readonly database: Database;
  /** The bot's number. */
  readonly bot: number;
  /** Whether the texts of questions that were not answered are kept; what was kept before goes where not. */
  readonly keepUnanswered: boolean;
  readonly log: Log;
}

/** Counts that several processes share. Each adds up what it counted for some seconds, so that a question costs no statement of its own. */
export class PostgresUsage implements Usage {
  #counts: Record<CountedOutcome, number> = { answered: 0, related: 0, not_found: 0 };
  readonly #texts = new Map<string, { readonly text: string; readonly count: number }>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: SharedUsageOptions) {
    const { database, bot, keepUnanswered } = options;
    if (!keepUnanswered)
      void this.#try(() => database.query("delete from trich_dan.unanswered where bot = $1", [bot]));
  }

  get keepsUnanswered(): boolean {
    return this.options.keepUnanswered;
  }

  count(outcome: CountedOutcome, question: string | null): void {
    this.#counts[outcome] += 1;
    const kept = this.keepsUnanswered && outcome !== "answered" ? keptText(question) : null;
    if (kept && (this.#texts.has(kept.key) || this.#texts.size < mostAtOnce)) {
      const before = this.#texts.get(kept.key);
      this.#texts.set(kept.key, { text: before?.text ?? kept.text, count: (before?.count ?? 0) + 1 });
    }
    this.#timer ??= setTimeout(() => void this.flush(), delay).unref();
  }

  async days(): Promise<DayCounts[]> {
    await this.flush();
    const { database, bot } = this.options;
    return database.query<DayCounts & Record<string, unknown>>(
      `select day::text, answered, related, not_found from trich_dan.usage_days
        where bot = $1 and day > ${today} - ${keptDays}::int order by day desc`,
      [bot],
    );
  }

  async unanswered(): Promise<Unanswered[]> {
    if (!this.keepsUnanswered) return [];
    await this.flush();
    const { database, bot } = this.options;
    return database.query<Unanswered & Record<string, unknown>>(
      `select text, count, day::text from trich_dan.unanswered
        where bot = $1 and day > ${today} - ${keptDays}::int order by count desc, day desc limit ${mostTexts}::int`,
      [bot],
    );
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { database, bot } = this.options;
    const counts = this.#counts;
    const texts = [...this.#texts];
    if (Object.values(counts).every((count) => count === 0)) return;
    this.#counts = { answered: 0, related: 0, not_found: 0 };
    this.#texts.clear();
    const isWritten = await this.#try(() =>
      database.query(
        `with days as (
          insert into trich_dan.usage_days as d (bot, day, answered, related, not_found) values ($1, ${today}, $2, $3, $4)
          on conflict (bot, day) do update set answered = d.answered + excluded.answered,
            related = d.related + excluded.related, not_found = d.not_found + excluded.not_found)
        insert into trich_dan.unanswered as u (bot, key, text, count, day)
          select $1, key, text, count, ${today} from unnest($5::text[], $6::text[], $7::int[]) as new (key, text, count)
          order by key
        on conflict (bot, key) do update set count = u.count + excluded.count, day = excluded.day`,
        [
          bot,
          counts.answered,
          counts.related,
          counts.not_found,
          texts.map(([key]) => key),
          texts.map(([, { text }]) => text),
          texts.map(([, { count }]) => count),
        ],
      ),
    );
    if (isWritten) return;
    // It is written with what comes next.
    for (const outcome of ["answered", "related", "not_found"] as const)
      this.#counts[outcome] += counts[outcome];
    for (const [key, { text, count }] of texts)
      this.#texts.set(key, { text, count: count + (this.#texts.get(key)?.count ?? 0) });
  }

  async #try(statement: () => Promise<unknown>): Promise<boolean> {
    try {
      await statement();
      return true;
    } catch (error) {
      this.options.log.debug(describeReason(error), "the counts of questions could not be written");
      return false;
    }
  }
}
