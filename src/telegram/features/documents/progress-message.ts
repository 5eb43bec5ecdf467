import type { Api } from "grammy";
import { describeFailure } from "../../transport/failure.js";
import { edit } from "../../transport/reply.js";
import type { Logger } from "../../types.js";
import type { Screen } from "../../ui/screen.js";
import { plain } from "../../ui/styled-text.js";

/** Least time between two edits, in ms: Telegram takes about one message a second in a chat (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
const interval = 1_500;

/** One message that tells how far a work has come. Of what comes too fast the last counts; an edit that fails is no failure of the work. */
export class ProgressMessage {
  #next: string | null = null;
  #shown: string;
  #timer: NodeJS.Timeout | undefined;
  #last = 0;
  #editing: Promise<void> = Promise.resolve();

  /** @param shown its text now */
  constructor(
    private readonly api: Api,
    private readonly logger: Logger,
    private readonly chat: number,
    readonly id: number,
    shown = "",
  ) {
    this.#shown = shown;
  }

  /** Tells how far the work is. */
  show(text: string): void {
    this.#next = text;
    const wait = Math.max(0, this.#last + interval - Date.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#editing = this.#editing.then(() => this.#edit());
    }, wait);
  }

  /**
   * Puts the end of the work in the place of what was told; nothing is told afterwards.
   * @throws GrammyError, HttpError when Telegram does not take it
   */
  async end(screen: Screen): Promise<void> {
    await this.stop();
    await edit(this.api, this.chat, this.id, screen);
  }

  /** Tells nothing more; resolves once nothing is under way. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
    await this.#editing;
  }

  async #edit(): Promise<void> {
    const text = this.#next;
    this.#next = null;
    if (text === null || text === this.#shown) return;
    this.#last = Date.now();
    try {
      await edit(this.api, this.chat, this.id, { content: plain(text), keyboard: [] });
      this.#shown = text;
    } catch (error) {
      this.logger.debug(describeFailure(error), "progress could not be shown");
    }
  }
}
