import { decode } from "fast-png";
import type { Message, MessageEntity, PhotoSize } from "grammy/types";
import { findChat } from "./chats.js";
import { findTarget, visible } from "./edit-message.js";
import { isFields, isText } from "./fields.js";
import type { Upload } from "./multipart.js";
import { findReplied } from "./replied.js";
import { markupFault } from "./reply-markup.js";
import type { BotState } from "./state.js";
import { badRequest, type Parameters, takeOnly } from "./types.js";
import { findFault } from "./validate-text.js";

/** Limits of https://core.telegram.org/bots/api#sendphoto and #senddocument, in bytes, and of captions, in UTF-16 code units. */
const PHOTO = 10 * 2 ** 20;
const DOCUMENT = 50 * 2 ** 20;
const CAPTION = 1_024;
/** A photo's width and height together, and one as many times the other. */
const SIDES = 10_000;
const RATIO = 20;

const known = ["chat_id", "caption", "caption_entities", "reply_parameters", "reply_markup"];

/** sendPhoto (https://core.telegram.org/bots/api#sendphoto), of a PNG that is uploaded. */
export function sendPhoto(bot: BotState, parameters: Parameters): Message {
  takeOnly(parameters, [...known, "photo"]);
  return send(bot, parameters, { photo: photoOf(parameters.photo) });
}

/** sendDocument (https://core.telegram.org/bots/api#senddocument), of a file that is uploaded. */
export function sendDocument(bot: BotState, parameters: Parameters): Message {
  takeOnly(parameters, [...known, "document"]);
  const { document } = parameters;
  if (!isUpload(document)) throw badRequest("there is no document in the request");
  if (document.bytes.length === 0) throw badRequest("file must be non-empty");
  if (document.bytes.length > DOCUMENT) throw badRequest("Request Entity Too Large");
  const id = `document-${bot.uploads.size}`;
  bot.uploads.set(id, document.bytes);
  const sent = {
    file_id: id,
    file_unique_id: `unique-${id}`,
    file_name: document.name,
    file_size: document.bytes.length,
  };
  return send(bot, parameters, { document: sent });
}

/** editMessageMedia (https://core.telegram.org/bots/api#editmessagemedia), of a photo by another that is uploaded. */
export function editMessageMedia(bot: BotState, parameters: Parameters): Message | true {
  const { media } = parameters;
  if (!isFields(media) || media.type !== "photo") throw badRequest("this strict server edits photos only");
  const [, attached = ""] = /^attach:\/\/(.+)$/.exec(String(media.media)) ?? [];
  takeOnly(parameters, ["chat_id", "message_id", "media", "reply_markup", attached]);
  const fault = markupFault(parameters.reply_markup, true) ?? captionFault(media);
  if (fault) throw badRequest(fault);
  const target = findTarget(bot, parameters);
  if (!target.message.photo) throw badRequest("there is no media in the message to edit");
  const { caption: _, caption_entities: __, reply_markup: ___, ...rest } = target.message;
  const edited = {
    ...rest,
    photo: photoOf(parameters[attached]),
    ...captionOf(media),
    ...(parameters.reply_markup ? { reply_markup: parameters.reply_markup } : {}),
    edit_date: Math.floor(Date.now() / 1000),
  } as Message;
  if (visible(edited) === visible(target.message)) throw badRequest("message is not modified");
  target.put(edited);
  return target.isInline ? true : edited;
}

function send(bot: BotState, parameters: Parameters, content: Partial<Message>): Message {
  const chat = findChat(bot, parameters);
  const { reply_markup: markup } = parameters;
  const fault = markupFault(markup, false) ?? captionFault(parameters);
  if (fault) throw badRequest(fault);
  const replied = findReplied(chat, parameters.reply_parameters);
  return bot.store(chat, bot.me, {
    ...content,
    ...captionOf(parameters),
    ...(replied ? { reply_to_message: replied } : {}),
    ...(markup ? { reply_markup: markup } : {}),
  } as Partial<Message>);
}

function photoOf(photo: unknown): PhotoSize[] {
  if (!isUpload(photo)) throw badRequest("there is no photo in the request");
  if (photo.bytes.length > PHOTO) throw badRequest("PHOTO_TOO_BIG");
  const { width, height } = sizeOf(photo.bytes);
  if (width + height > SIDES || width / height > RATIO || height / width > RATIO)
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  return [{ file_id: "photo", file_unique_id: `${photo.name} ${photo.bytes.length}`, width, height }];
}

function sizeOf(png: Buffer): { width: number; height: number } {
  try {
    return decode(png);
  } catch {
    throw badRequest("IMAGE_PROCESS_FAILED");
  }
}

function captionFault({ caption, caption_entities: entities }: Parameters): string | null {
  if (caption === undefined) return null;
  if (!isText(caption, 0, CAPTION)) return "message caption is too long";
  return findFault(caption, entities);
}

function captionOf({ caption, caption_entities: entities }: Parameters): Partial<Message> {
  if (caption === undefined) return {};
  return {
    caption: String(caption).trim(),
    ...(entities ? { caption_entities: entities as MessageEntity[] } : {}),
  };
}

function isUpload(value: unknown): value is Upload {
  return isFields(value) && Buffer.isBuffer(value.bytes);
}
