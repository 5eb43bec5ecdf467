import type { Message } from "grammy/types";
import type { Locale } from "../../locales/index.js";
import type { Question } from "../asking/read-message.js";
import { answerScreen } from "../screens/answer-screen.js";
import type { Screen, ScreenMaker } from "../screens/screen.js";
import type { Workshop } from "./dependencies.js";
import { type MessageContext, placeOf } from "./reply.js";
import { withTyping } from "./typing.js";

/** Excerpts that can be paged through. */
const EXCERPTS = 5;

/** What was found for a question in a chat. */
export interface Finding {
  readonly screen: Screen;
  /** What was looked up; null where nothing was found. */
  readonly asked: string | null;
  /** Counts and logs that it was answered: how it ended, never what was asked or by whom. */
  done(): void;
}

/** Looks up a question that was put in a chat. */
export async function lookUp(
  context: MessageContext & {
    readonly updateId: number;
    readonly locale: Locale;
    readonly maker: ScreenMaker;
  },
  { text, isStatement, repliesTo }: Question,
  { answerer, conversations, logger, meter }: Workshop,
): Promise<Finding> {
  const { message, locale, maker, updateId } = context;
  const place = placeOf(message);
  const previous =
    (repliesTo === null ? undefined : conversations.askedOf(message.chat.id, repliesTo)) ??
    (place === "private" && !isStatement
      ? conversations.lastAsked(message.chat.id, message.message_id)
      : undefined);
  const answer = await withTyping(
    context,
    answerer.answer(text, { previous, isStatement, excerpts: EXCERPTS }),
  );
  const { outcome, tookMs } = answer;
  return {
    screen: answerScreen(maker, { locale, place, asker: askerOf(message) }, answer),
    asked: outcome === "not_found" ? null : answer.asked,
    done: () => {
      meter.questionAnswered(outcome, place);
      logger.info({ updateId, chatType: message.chat.type, outcome, tookMs }, "question answered");
    },
  };
}

/** Who may press the buttons; somebody who writes as a group or channel is not known by an id of their own. */
export function askerOf({
  from,
  sender_chat: senderChat,
}: Pick<Message, "from" | "sender_chat">): number | null {
  return senderChat === undefined && from ? from.id : null;
}
