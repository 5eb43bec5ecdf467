import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { dayOf } from "./day.js";
import { keptText } from "./kept-text.js";

/** How a question ended, see `Answer`. */
export type CountedOutcome = "answered" | "related" | "not_found";

/** What was counted on a day. */
export type DayCounts = { readonly day: string } & Readonly<Record<CountedOutcome, number>>;

/** A question that nothing was found for, as often as it came. */
export interface Unanswered {
  readonly text: string;
  readonly count: number;
  /** When it came last. */
  readonly day: string;
}

/** How many questions came on each of the last days, and how they ended: no texts unless those are wanted, nothing of who asked. */
export interface Usage {
  /** Whether the texts of questions that were not answered are kept. */
  readonly keepsUnanswered: boolean;
  /**
   * A question was looked up.
   * @param question its text; null: it is never kept, such as somebody else's words, or those of a person whom nobody tells that they are
   */
  count(outcome: CountedOutcome, question: string | null): void;
  /** The days on which a question came, the latest first. */
  days(): Promise<DayCounts[]>;
  /** The questions that were not answered, the most frequent first; empty where they are not kept. */
  unanswered(): Promise<Unanswered[]>;
  /** Writes down now what is new. Never rejects. */
  flush(): Promise<void>;
}

/** What `FileUsage` needs. */
export interface UsageOptions {
  /** The file; null: counts are gone with the process. */
  readonly path: string | null;
  /** Whether the texts of questions that were not answered are kept; what was kept before goes where not. */
  readonly keepUnanswered: boolean;
  /** Told once where the file cannot be written, with what the system says. */
  readonly onTrouble: (reason: string) => void;
  /** In ms since 1970; absent: the machine's. */
  readonly now?: (() => number) | undefined;
}

/** Days that are kept. */
export const keptDays = 30;
const dayLength = 24 * 60 * 60_000;
/** The file is written so long after something was counted, in ms: a crash loses the counts of some seconds. */
const delay = 5_000;
/** Most texts that are kept. */
export const mostTexts = 2_000;

const count = z.number().int().nonnegative();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const stored = z.object({
  days: z.array(z.object({ day, answered: count, related: count, not_found: count })),
  unanswered: z.array(z.object({ text: z.string(), count, day })),
});

/** Counts of a process that is alone, in a file. */
export class FileUsage implements Usage {
  readonly #days = new Map<string, Record<CountedOutcome, number>>();
  readonly #texts = new Map<string, Unanswered>();
  #timer: NodeJS.Timeout | undefined;
  #isBroken = false;

  constructor(private readonly options: UsageOptions) {
    this.#read();
  }

  get keepsUnanswered(): boolean {
    return this.options.keepUnanswered;
  }

  count(outcome: CountedOutcome, question: string | null): void {
    const today = dayOf(this.#now());
    const counts = this.#days.get(today) ?? { answered: 0, related: 0, not_found: 0 };
    counts[outcome] += 1;
    this.#days.set(today, counts);
    const kept = this.options.keepUnanswered && outcome !== "answered" ? keptText(question) : null;
    if (kept) this.#keep(kept, today);
    this.#timer ??= setTimeout(() => void this.flush(), delay).unref();
  }

  async days(): Promise<DayCounts[]> {
    this.#forget();
    return this.#sortedDays();
  }

  #sortedDays(): DayCounts[] {
    const days = [...this.#days].map(([day, counts]) => ({ day, ...counts }));
    return days.sort((a, b) => (a.day < b.day ? 1 : -1));
  }

  async unanswered(): Promise<Unanswered[]> {
    this.#forget();
    return [...this.#texts.values()].sort((a, b) => b.count - a.count || (a.day < b.day ? 1 : -1));
  }

  async flush(): Promise<void> {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#write();
  }

  #keep({ text, key }: { readonly text: string; readonly key: string }, today: string): void {
    const before = this.#texts.get(key);
    // What came last stands last: the first ones go where there are too many.
    this.#texts.delete(key);
    this.#texts.set(key, { text: before?.text ?? text, count: (before?.count ?? 0) + 1, day: today });
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > mostTexts && oldest !== undefined) this.#texts.delete(oldest);
  }

  #forget(): void {
    const first = dayOf(this.#now() - (keptDays - 1) * dayLength);
    for (const day of this.#days.keys()) if (day < first) this.#days.delete(day);
    for (const [key, { day }] of this.#texts) if (day < first) this.#texts.delete(key);
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }

  #read(): void {
    const { path, keepUnanswered } = this.options;
    if (path === null) return;
    let found: z.infer<typeof stored>;
    try {
      found = stored.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch {
      // Not there yet, or nothing that was written here: counting begins anew.
      return;
    }
    for (const { day, ...counts } of found.days) this.#days.set(day, counts);
    if (keepUnanswered) for (const each of found.unanswered) this.#texts.set(each.text.toLowerCase(), each);
    else if (found.unanswered.length > 0) this.#write();
  }

  #write(): void {
    const { path, onTrouble } = this.options;
    if (path === null) return;
    this.#forget();
    const content = { days: this.#sortedDays(), unanswered: [...this.#texts.values()] };
    try {
      mkdirSync(dirname(path), { recursive: true });
      const file = openSync(`${path}.new`, "w", 0o600);
      try {
        writeFileSync(file, JSON.stringify(content));
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(`${path}.new`, path);
    } catch (error) {
      if (!this.#isBroken) onTrouble((error as NodeJS.ErrnoException).code ?? "error");
      this.#isBroken = true;
    }
  }
}
