import type { Database, Subscription } from "../../database/index.js";

/** The channel of everything that is told here. */
const channel = "trich_dan_coordination";

/** What other processes tell, heard over one connection: a word for its kind, and what it is about. */
export class Notices {
  readonly #listeners = new Map<string, ((about: string) => void)[]>();
  #gap: (() => void)[] = [];
  #subscription: Subscription | undefined;

  constructor(private readonly database: Database) {}

  /** @param listener told what a notice of this kind is about */
  on(kind: string, listener: (about: string) => void): void {
    this.#listeners.set(kind, [...(this.#listeners.get(kind) ?? []), listener]);
  }

  /** @param listener called where notices may have been missed */
  onGap(listener: () => void): void {
    this.#gap.push(listener);
  }

  async start(): Promise<void> {
    this.#subscription = await this.database.listen(
      channel,
      (payload) => {
        const [kind = "", ...rest] = payload.split(" ");
        const about = rest.join(" ");
        for (const listener of this.#listeners.get(kind) ?? []) listener(about);
      },
      () => {
        for (const listener of this.#gap) listener();
      },
    );
  }

  async close(): Promise<void> {
    this.#gap = [];
    await this.#subscription?.close();
  }
}
