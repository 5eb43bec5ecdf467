import { GrammyError } from "grammy";
import type { Message } from "grammy/types";
import { z } from "zod";
import type { Draft, DraftField } from "../../../editorial/index.js";
import type { Locale } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import { cardOf, sendScreen } from "./card.js";
import type { Desk } from "./desk.js";
import { noteIdOf } from "./intake-note.js";
import { textScreen } from "./screen-parts.js";

const askedKind = "asked";

/** What a message of the bot asks for. */
const askedSchema = z.object({
  draft: z.string(),
  field: z.enum(["title", "part", "series"]),
  /** The card that it was asked from. */
  card: z.number(),
});

/** Longest title of an article or a series, in UTF-16 code units, and the last part. */
const longestTitle = 300;
const lastPart = 9_999;
/** Most of a title within a question, in UTF-16 code units. */
const longestShown = 200;

/** Asks for a field of a draft, by a message that is to be replied to. @returns its id */
export async function askForField(
  { api, editorial }: Desk,
  { telegram }: Locale,
  draft: Draft,
  field: DraftField,
  card: Pick<Message, "chat" | "message_id">,
): Promise<number> {
  const { ask, placeholder } = telegram.documents.fields[field];
  const now = clip(String(draft.article[field]), longestShown);
  const { message_id: id } = await api.sendMessage(card.chat.id, ask(now), {
    reply_markup: { force_reply: true, input_field_placeholder: placeholder },
    reply_parameters: { message_id: card.message_id, allow_sending_without_reply: true },
  });
  await editorial.notes.put({
    id: noteIdOf(askedKind, card.chat.id, id),
    since: Date.now(),
    kind: askedKind,
    data: { draft: draft.id, field, card: card.message_id },
  });
  return id;
}

/** Asks no more: the question goes. */
export async function askNoMore({ api, editorial }: Desk, chat: number, id: number): Promise<void> {
  await editorial.notes.remove(noteIdOf(askedKind, chat, id));
  await removeMessage(api, chat, id);
}

/**
 * Takes the reply to such a question: the draft has the field, and its card is the newest message.
 * @returns false where the message replies to no such question
 */
export async function takeField(desk: Desk, locale: Locale, message: Message): Promise<boolean> {
  const { chat, reply_to_message: question } = message;
  if (!question) return false;
  const note = await desk.editorial.notes.get(noteIdOf(askedKind, chat.id, question.message_id));
  const asked = note && askedSchema.safeParse(note.data).data;
  if (!asked) return false;
  const { documents } = locale.telegram;
  const value = typedValue(asked.field, message.text ?? "");
  const reply = (text: string) => sendScreen(desk.api, chat.id, textScreen(text), message.message_id);
  if (value === null) {
    await reply(documents.fields[asked.field].wrong);
    return true;
  }
  const draft = await desk.editorial.change(asked.draft, asked.field, value);
  await askNoMore(desk, chat.id, question.message_id);
  if (!draft) {
    await reply(documents.draft.gone);
    return true;
  }
  await sendScreen(desk.api, chat.id, await cardOf(desk, locale, draft), message.message_id);
  await removeMessage(desk.api, chat.id, asked.card);
  return true;
}

/** What was typed for a field; null where it cannot be that. */
function typedValue(field: DraftField, typed: string): string | number | null {
  const text = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (field !== "part") return /[\p{L}\p{N}]/u.test(text) && text.length <= longestTitle ? text : null;
  const [, digits] = /^(?:bài|kỳ|phần|part)?\s*(\d{1,4})\.?$/iu.exec(text) ?? [];
  const part = Number(digits ?? 0);
  return part >= 1 && part <= lastPart ? part : null;
}

/** Removes one of the bot's messages; one that is too old, or gone, stays as it is. */
export async function removeMessage(api: Desk["api"], chat: number, id: number): Promise<void> {
  await api.deleteMessage(chat, id).catch((error: unknown) => {
    if (!(error instanceof GrammyError)) throw error;
  });
}
