import { InputFile } from "grammy";
import type { InlineKeyboardButton, Message } from "grammy/types";
import type { Draft } from "../../../editorial/index.js";
import type { Locale } from "../../../locales/index.js";
import { describeFailure } from "../../transport/failure.js";
import { pagingButtons } from "../../ui/paging.js";
import { keyboardOf } from "../../ui/screen.js";
import { sendScreen } from "./card.js";
import type { Desk } from "./desk.js";
import { deskButton, textScreen } from "./screen-parts.js";

/**
 * Shows a page of a draft's document with its paragraphs marked, as a photo; without pages, the text as a file. It does not wait for the page, which takes
 * a second or more, and tells where it cannot be drawn.
 *
 * @param replaces the photo that shows another page; absent: it is a new message
 */
export function showPage(
  desk: Desk,
  locale: Locale,
  draft: Draft,
  at: number,
  card: Pick<Message, "chat" | "message_id">,
  replaces: boolean,
): void {
  const { api, editorial, logger, stopping } = desk;
  const draw = async () => {
    const png = await editorial.picture(draft, at, stopping);
    const photo = new InputFile(png, `trang-${draft.marks[at]?.page ?? 1}.png`);
    const { caption, keyboard } = pageParts(locale, draft, at);
    if (replaces)
      await api.editMessageMedia(
        card.chat.id,
        card.message_id,
        { type: "photo", media: photo, caption },
        { reply_markup: { inline_keyboard: keyboard } },
      );
    else
      await api.sendPhoto(card.chat.id, photo, {
        caption,
        reply_markup: { inline_keyboard: keyboard },
        reply_parameters: { message_id: card.message_id, allow_sending_without_reply: true },
      });
  };
  void desk.inOrder(draw).catch(async (error: unknown) => {
    if (stopping.aborted) return;
    logger.warn(describeFailure(error), "a page could not be shown");
    await sendScreen(api, card.chat.id, textScreen(locale.telegram.documents.preview.failed)).catch(() => {});
  });
}

function pageParts(
  { telegram }: Locale,
  draft: Draft,
  at: number,
): { caption: string; keyboard: InlineKeyboardButton[][] } {
  const { preview, buttons } = telegram.documents;
  const { id: key, marks, pages } = draft;
  const paging = { page: at, pages: marks.length, start: at, end: at + 1 };
  return {
    caption: `${preview.page(marks[at]?.page ?? at + 1, pages ?? marks.length)}\n${preview.key}`,
    keyboard: keyboardOf(
      pagingButtons(paging, telegram.buttons, (number, text) =>
        deskButton(text, { act: "page", key, number }),
      ),
      [deskButton(buttons.text, { act: "draft-text", key }), deskButton(buttons.close, { act: "close" })],
    ),
  };
}

/** Sends a text of an article as a file. */
export async function sendText(
  { api }: Desk,
  card: Pick<Message, "chat" | "message_id">,
  name: string,
  markdown: string | Uint8Array,
): Promise<void> {
  await api.sendDocument(card.chat.id, new InputFile(Buffer.from(markdown), name), {
    reply_parameters: { message_id: card.message_id, allow_sending_without_reply: true },
  });
}
