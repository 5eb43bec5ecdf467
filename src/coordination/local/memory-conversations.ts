import { LRUCache } from "lru-cache";
import { detached } from "../../language/word-cache.js";
import {
  type AnsweredQuestion,
  type ChatKey,
  type Conversations,
  type KnownAnswer,
  textKept,
} from "../conversations.js";

/** Chats and answers remembered; whatever is forgotten is merely not taken up any more. */
const mostChats = 10_000;
const mostAnswers = 20_000;
/** Most text remembered, in UTF-16 code units: 8 MB, so that questions as long as Telegram takes fill no memory. */
const mostText = 4_000_000;

/**
 * What was asked lately and where it was answered, in memory only. Follow-ups and edited questions need it; nothing else
 * does. Texts leave the memory half an hour after they came; of the rest, numbers of messages, the latest stay.
 */
export class MemoryConversations implements Conversations {
  /** By chat and topic. */
  readonly #last: LRUCache<string, { readonly asked: string; readonly questionId: number }>;
  /** By question. */
  readonly #texts: LRUCache<string, AnsweredQuestion>;
  /** Message that answers, by question, and the other way round. */
  readonly #answerIds = new LRUCache<string, number>({ max: mostAnswers });
  readonly #questionIds = new LRUCache<string, number>({ max: mostAnswers });

  /** @param now gives the time, in ms */
  constructor(now: () => number = () => Date.now()) {
    // Each entry's timer removes it in time, read or not; none holds the process.
    const kept = { ttl: textKept, ttlAutopurge: true, ttlResolution: 0, perf: { now }, maxSize: mostText };
    this.#last = new LRUCache({
      ...kept,
      max: mostChats,
      sizeCalculation: ({ asked }) => Math.max(1, asked.length),
    });
    this.#texts = new LRUCache({
      ...kept,
      max: mostAnswers,
      sizeCalculation: ({ text, asked }) => Math.max(1, text.length + (asked?.length ?? 0)),
    });
  }

  /** How many questions' texts are in memory at present. */
  get remembered(): number {
    return Math.max(this.#texts.size, this.#last.size);
  }

  async remember(answered: AnsweredQuestion): Promise<void> {
    const { chatId, topic = 0, questionId, answerId } = answered;
    // Of an answer whose response was cut the number may not be known.
    if (answerId <= 0) return;
    const asked = answered.asked === null ? null : detached(answered.asked);
    this.#texts.set(keyOf(chatId, questionId), { ...answered, text: detached(answered.text), asked });
    this.#answerIds.set(keyOf(chatId, questionId), answerId);
    this.#questionIds.set(keyOf(chatId, answerId), questionId);
    if (asked !== null) this.#last.set(keyOf(chatId, topic), { asked, questionId });
  }

  /** What was looked up last in a chat, or a topic of it, before a message, not too long ago. A question that is edited follows neither itself nor what came later. */
  async lastAsked(chatId: ChatKey, before: number, topic = 0): Promise<string | undefined> {
    const last = this.#last.get(keyOf(chatId, topic));
    // Numbers grow within a chat: what came later is not what a question that is edited goes on from.
    return last && last.questionId < before ? last.asked : undefined;
  }

  /** What one of the bot's messages answered, not too long ago. */
  async askedOf(chatId: ChatKey, answerId: number): Promise<string | undefined> {
    const questionId = this.#questionIds.get(keyOf(chatId, answerId));
    if (questionId === undefined) return undefined;
    const answered = this.#texts.get(keyOf(chatId, questionId));
    return answered?.answerId === answerId ? (answered.asked ?? undefined) : undefined;
  }

  /** The answer to a message. */
  async answerTo(chatId: ChatKey, questionId: number): Promise<KnownAnswer | undefined> {
    const key = keyOf(chatId, questionId);
    const answerId = this.#answerIds.get(key);
    if (answerId === undefined) return undefined;
    const text = this.#texts.get(key)?.text;
    return text === undefined ? { answerId } : { answerId, text };
  }

  /** The answer was deleted. */
  async forget(chatId: ChatKey, answerId: number): Promise<void> {
    const questionId = this.#questionIds.get(keyOf(chatId, answerId));
    this.#questionIds.delete(keyOf(chatId, answerId));
    if (questionId === undefined) return;
    this.#answerIds.delete(keyOf(chatId, questionId));
    this.#texts.delete(keyOf(chatId, questionId));
  }
}

/** @param id of a message, or of a topic */
function keyOf(chatId: ChatKey, id: number): string {
  return `${chatId}:${id}`;
}
