/** Id of a chat; in a business account, with that of the connection. */
export type ChatKey = number | string;

/** An answer that was sent. */
export interface AnsweredQuestion {
  readonly chatId: ChatKey;
  /** Topic of the chat that it was asked in; absent: none. What was asked in one is not taken up in another. */
  readonly topic?: number | undefined;
  /** Message that asked. */
  readonly questionId: number;
  /** Message that answered. */
  readonly answerId: number;
  /** The question's text as it stood then. */
  readonly text: string;
  /** What was looked up; null where nothing to ask on from was found. */
  readonly asked: string | null;
}

/** Which message answered which; its question's text only while that is remembered. */
export type KnownAnswer = Pick<AnsweredQuestion, "answerId"> & Partial<Pick<AnsweredQuestion, "text">>;

/** How long a question's text is remembered, in ms; after that nothing can be left out of a new one. */
export const textKept = 30 * 60_000;

/**
 * What was asked lately and where it was answered. Follow-ups and edited questions need it; nothing else does. Texts are forgotten half an hour
 * after they came; of the rest, numbers of messages, the latest stay.
 */
export interface Conversations {
  /** Never rejects: what cannot be remembered is not taken up. */
  remember(answered: AnsweredQuestion): Promise<void>;
  /**
   * What was looked up last in a chat, or a topic of it, before a message, not too long ago. A question that is edited follows neither itself nor what came later.
   * @throws AppError DATABASE_UNAVAILABLE
   */
  lastAsked(chatId: ChatKey, before: number, topic?: number): Promise<string | undefined>;
  /**
   * What one of the bot's messages answered, not too long ago.
   * @throws AppError DATABASE_UNAVAILABLE
   */
  askedOf(chatId: ChatKey, answerId: number): Promise<string | undefined>;
  /**
   * The answer to a message.
   * @throws AppError DATABASE_UNAVAILABLE
   */
  answerTo(chatId: ChatKey, questionId: number): Promise<KnownAnswer | undefined>;
  /** The answer was deleted. Never rejects. */
  forget(chatId: ChatKey, answerId: number): Promise<void>;
}
