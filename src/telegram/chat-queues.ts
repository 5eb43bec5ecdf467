/**
 * Runs tasks of one chat in order and those of different chats side by side, so that a chat in which Telegram makes
 * the bot wait holds up nobody else.
 */
export class ChatQueues {
  readonly #tails = new Map<number, Promise<void>>();
  #pending = 0;

  /** Tasks not yet finished. */
  get pending(): number {
    return this.#pending;
  }

  /** Adds a task to a chat's queue. The task must handle its own errors; one that escapes is dropped. */
  add(chatId: number, task: () => Promise<void>): void {
    this.#pending++;
    const previous = this.#tails.get(chatId) ?? Promise.resolve();
    const tail = previous
      .then(task)
      .catch(() => {})
      .finally(() => {
        this.#pending--;
        if (this.#tails.get(chatId) === tail) this.#tails.delete(chatId);
      });
    this.#tails.set(chatId, tail);
  }

  /** Resolves once fewer than `limit` tasks are pending, so that no more is taken in than can be held. */
  async room(limit: number): Promise<void> {
    while (this.#pending >= limit) await Promise.race(this.#tails.values());
  }

  /** Resolves once no task is pending. */
  async drain(): Promise<void> {
    while (this.#pending > 0) await Promise.all(this.#tails.values());
  }
}
