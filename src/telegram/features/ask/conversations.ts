import { RecentMap } from "../../recent-map.js";

/** Chats and answers remembered; whatever is forgotten is merely not taken up any more. */
const CHATS = 10_000;
const ANSWERS = 20_000;
/** A question asked longer ago than this, in ms, is no longer what a new one leaves something out of. */
const FOLLOW_UP_TIME = 30 * 60_000;

/** An answer that was sent. */
export interface AnsweredQuestion {
  readonly chatId: number;
  /** Message that asked. */
  readonly questionId: number;
  /** Message that answered. */
  readonly answerId: number;
  /** The question's text as it stood then. */
  readonly text: string;
  /** What was looked up; null where nothing to ask on from was found. */
  readonly asked: string | null;
}

/** What was asked lately and where it was answered, in memory only. Follow-ups and edited questions need it; nothing else does. */
export class Conversations {
  readonly #last = new RecentMap<
    number,
    { readonly asked: string; readonly questionId: number; readonly at: number }
  >(CHATS);
  readonly #byQuestion = new RecentMap<string, AnsweredQuestion>(ANSWERS);
  readonly #byAnswer = new RecentMap<string, AnsweredQuestion>(ANSWERS);

  /** @param now gives the time, in ms */
  constructor(private readonly now: () => number = Date.now) {}

  remember(answered: AnsweredQuestion): void {
    const { chatId, questionId, answerId, asked } = answered;
    this.#byQuestion.set(`${chatId}:${questionId}`, answered);
    this.#byAnswer.set(`${chatId}:${answerId}`, answered);
    if (asked !== null) this.#last.set(chatId, { asked, questionId, at: this.now() });
  }

  /** What was looked up last in a chat before a message, not too long ago. A question that is edited does not follow itself. */
  lastAsked(chatId: number, before: number): string | undefined {
    const last = this.#last.get(chatId);
    const counts = last && last.questionId !== before && this.now() - last.at <= FOLLOW_UP_TIME;
    return counts ? last.asked : undefined;
  }

  /** What one of the bot's messages answered. */
  askedOf(chatId: number, answerId: number): string | undefined {
    return this.#byAnswer.get(`${chatId}:${answerId}`)?.asked ?? undefined;
  }

  /** The answer to a message. */
  answerTo(chatId: number, questionId: number): AnsweredQuestion | undefined {
    return this.#byQuestion.get(`${chatId}:${questionId}`);
  }

  /** The answer was deleted. */
  forget(chatId: number, answerId: number): void {
    const answered = this.#byAnswer.get(`${chatId}:${answerId}`);
    this.#byAnswer.delete(`${chatId}:${answerId}`);
    if (answered) this.#byQuestion.delete(`${chatId}:${answered.questionId}`);
  }
}
