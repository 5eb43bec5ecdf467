import { describeReason } from "../../database/index.js";
import type { AnsweredQuestion, ChatKey, Conversations, KnownAnswer } from "../conversations.js";
import { textKept } from "../conversations.js";
import type { KeyedHash } from "../keyed-hash.js";
import type { Log } from "../log.js";
import type { Cipher } from "./cipher.js";
import type { Replica } from "./replica.js";

/** How long whoever asks waits for a database that restarts, in ms. */
const readPatience = 10_000;
/** How long it is tried to remember, in ms: the next question of the chat waits meanwhile. */
const writePatience = 5_000;

/** `$3`: ms. */
const isKept = "asked_at > clock_timestamp() - $3::float8 * interval '1 ms'";

/** Conversations that several processes share: chats hashed, texts enciphered, in tables that stand in no log. */
export class PostgresConversations implements Conversations {
  constructor(
    private readonly replica: Replica,
    private readonly hash: KeyedHash,
    private readonly cipher: Cipher,
    private readonly log: Log,
  ) {}

  async remember(answered: AnsweredQuestion): Promise<void> {
    const { chatId, topic = 0, questionId, answerId, text, asked } = answered;
    // Of an answer whose response was cut the number may not be known.
    if (answerId <= 0) return;
    const sealed = [this.cipher.seal(text), asked === null ? null : this.cipher.seal(asked)];
    await this.#write(
      `with answer as (
        insert into trich_dan.answers (bot, chat, question_id, answer_id, answered_at)
          values ($1, $2, $3, $4, clock_timestamp())
        on conflict (bot, chat, question_id) do update set answer_id = excluded.answer_id, answered_at = excluded.answered_at)
      insert into trich_dan.questions (bot, chat, question_id, topic, question, looked_up, asked_at)
        values ($1, $2, $3, $5, $6, $7, clock_timestamp())
      on conflict (bot, chat, question_id) do update set
        topic = excluded.topic, question = excluded.question, looked_up = excluded.looked_up, asked_at = excluded.asked_at`,
      [this.#chatOf(chatId), questionId, answerId, topic, ...sealed],
    );
  }

  async lastAsked(chatId: ChatKey, before: number, topic = 0): Promise<string | undefined> {
    const [last] = await this.#read<{ looked_up: Uint8Array; question_id: string | number }>(
      `select looked_up, question_id from trich_dan.questions
        where bot = $1 and chat = $2 and ${isKept} and topic = $4 and looked_up is not null
        order by asked_at desc limit 1`,
      [this.#chatOf(chatId), textKept, topic],
    );
    // Numbers grow within a chat: what came later is not what a question that is edited goes on from.
    return last && Number(last.question_id) < before ? this.#opened(last.looked_up) : undefined;
  }

  async askedOf(chatId: ChatKey, answerId: number): Promise<string | undefined> {
    const [found] = await this.#read<{ looked_up: Uint8Array | null }>(
      `select looked_up from trich_dan.answers join trich_dan.questions using (bot, chat, question_id)
        where bot = $1 and chat = $2 and ${isKept} and answer_id = $4`,
      [this.#chatOf(chatId), textKept, answerId],
    );
    return found?.looked_up ? this.#opened(found.looked_up) : undefined;
  }

  async answerTo(chatId: ChatKey, questionId: number): Promise<KnownAnswer | undefined> {
    const [found] = await this.#read<{ answer_id: string | number; question: Uint8Array | null }>(
      `select answer_id, case when ${isKept} then question end as question from trich_dan.answers
        left join trich_dan.questions using (bot, chat, question_id)
        where bot = $1 and chat = $2 and question_id = $4`,
      [this.#chatOf(chatId), textKept, questionId],
    );
    if (!found) return undefined;
    const text = found.question ? this.#opened(found.question) : undefined;
    const answerId = Number(found.answer_id);
    return text === undefined ? { answerId } : { answerId, text };
  }

  async forget(chatId: ChatKey, answerId: number): Promise<void> {
    await this.#write("delete from trich_dan.answers where bot = $1 and chat = $2 and answer_id = $3", [
      this.#chatOf(chatId),
      answerId,
    ]);
  }

  #chatOf(chatId: ChatKey): string {
    return this.hash(`conversation:${chatId}`);
  }

  #opened(sealed: Uint8Array): string | undefined {
    return this.cipher.open(sealed) ?? undefined;
  }

  #read<Result extends Record<string, unknown>>(text: string, values: readonly unknown[]): Promise<Result[]> {
    const { database, bot } = this.replica;
    return this.replica.insist(() => database.query<Result>(text, [bot, ...values]), readPatience);
  }

  async #write(text: string, values: readonly unknown[]): Promise<void> {
    const { database, bot } = this.replica;
    await this.replica
      .insist(() => database.query(text, [bot, ...values]), writePatience)
      .catch((error: unknown) => {
        this.log.debug(describeReason(error), "an answer could not be remembered");
      });
  }
}
