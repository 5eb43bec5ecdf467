import { Bot } from "grammy";
import type { Message, Update, UserFromGetMe } from "grammy/types";
import type { Answer, AskOptions, FigureFinder, FigurePage } from "../../../src/answer/types.js";
import { createHandlers } from "../../../src/telegram/handlers.js";
import { type Metrics, noMetrics } from "../../../src/telegram/metrics.js";
import type { BotDependencies, Edition } from "../../../src/telegram/types.js";
import { excerpt, FakeAnswerer, PARAGRAPH, SENTENCE, series } from "../fixtures.js";

/** One call of the Bot API. */
export interface Call {
  readonly method: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into parameters of any method
  readonly payload: any;
}

/** How Telegram refuses a call. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
}

/** The handlers behind a bot whose calls go nowhere; it remembers what it was asked and what it called. */
export class HandlerHarness {
  readonly calls: Call[] = [];
  readonly log: { readonly level: string; readonly fields: object; readonly message: string }[] = [];
  readonly counted: string[] = [];
  readonly asked: { readonly question: string; readonly options: AskOptions | undefined }[] = [];
  readonly topics: { readonly topic: string; readonly offset: number; readonly limit: number }[] = [];
  /** Refusals to come, by method; they stay until removed. */
  readonly refusals = new Map<string, Refusal | "network">();
  /** Status of the members of every group. */
  status = "member";
  /** Answers given instead of the fixture's. */
  given: Answer | null = null;
  readonly #bot: Bot;
  #nextMessage = 1_000;
  #nextUpdate = 1;

  /** What updates that come now are answered from. */
  edition: Edition;

  constructor(
    {
      series: given = series,
      figures = this.#figures(),
      ...dependencies
    }: Partial<Omit<BotDependencies, "metrics" | "edition">> & Partial<Edition> = {},
    me: Partial<UserFromGetMe> = {},
  ) {
    const answerer = { answer: (question: string, options?: AskOptions) => this.#answer(question, options) };
    this.edition = { answerer, figures, series: given };
    const botInfo = {
      id: 1,
      is_bot: true,
      first_name: "B",
      username: "trich_dan_bot",
      supports_inline_queries: true,
      ...me,
    };
    this.#bot = new Bot("1:a", { botInfo: botInfo as UserFromGetMe });
    this.#bot.api.config.use(async (_previous, method, payload) => this.#reply(method, payload) as never);
    this.#bot.use(
      createHandlers({
        edition: () => this.edition,
        logger: this.#logger(),
        metrics: this.#metrics(),
        ...dependencies,
      }),
    );
  }

  /** Delivers an update; gives the calls that it led to. */
  async handle(update: object): Promise<Call[]> {
    const before = this.calls.length;
    await this.#bot.handleUpdate({ update_id: this.#nextUpdate++, ...update } as Update);
    return this.calls.slice(before);
  }

  message(content: object): Promise<Call[]> {
    return this.handle({ message: message(content) });
  }

  #reply(method: string, payload: object): object {
    this.calls.push({ method, payload });
    const refusal = this.refusals.get(method);
    if (refusal === "network") throw Object.assign(new Error("down"), { code: "ECONNRESET" });
    if (refusal) return { ok: false, ...refusal };
    if (method === "getChatMember") return { ok: true, result: { status: this.status } };
    const isSent = method === "sendMessage";
    return { ok: true, result: isSent ? { message_id: this.#nextMessage++, date: 1 } : true };
  }

  async #answer(question: string, options?: AskOptions): Promise<Answer> {
    this.asked.push({ question, options });
    const found = await new FakeAnswerer().answer(question);
    return this.given ?? { ...found, asked: question };
  }

  #figures(): FigureFinder {
    const start = PARAGRAPH.indexOf(SENTENCE);
    return {
      find: async (topic, offset, limit): Promise<FigurePage> => {
        this.topics.push({ topic, offset, limit });
        const figure = { ...excerpt(), sentence: [start, start + SENTENCE.length] as const, numbers: [] };
        return { total: 10, figures: Array(Math.min(limit, 10 - offset)).fill(figure) };
      },
    };
  }

  #logger() {
    const at = (level: string) => (fields: object, text: string) =>
      void this.log.push({ level, fields, message: text });
    return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  }

  #metrics(): Metrics {
    return {
      ...noMetrics,
      questionAnswered: (outcome, place) => void this.counted.push(`${outcome} ${place}`),
      apology: (place) => void this.counted.push(`apology ${place}`),
    };
  }
}

export const LAN = { id: 7, is_bot: false, first_name: "Lan Bí Mật", language_code: "vi" };
export const MINH = { id: 8, is_bot: false, first_name: "Minh Bí Mật", language_code: "vi" };
export const PRIVATE = { id: 7, type: "private", first_name: "Lan Bí Mật" } as const;
export const GROUP = { id: -100, type: "supergroup", title: "Nhóm Bí Mật" } as const;

/** A message of Lan's in a private chat, unless told otherwise. */
export function message(content: object): Message {
  return { message_id: 5, date: 1_000, chat: PRIVATE, from: LAN, ...content } as Message;
}

/** The callback data of the button with a caption, in a call that sent buttons. */
export function dataOf({ payload }: Call, caption: string): string {
  const rows = payload.reply_markup?.inline_keyboard as { text: string; callback_data?: string }[][];
  const button = rows?.flat().find(({ text }) => text === caption);
  if (button?.callback_data === undefined) throw new Error(`no button "${caption}"`);
  return button.callback_data;
}

/** Methods of calls, in order. */
export const methods = (calls: readonly Call[]) => calls.map(({ method }) => method);
