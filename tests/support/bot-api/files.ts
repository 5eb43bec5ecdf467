import { isAbsolute } from "node:path";
import type { Message } from "grammy/types";
import type { BotState } from "./state.js";
import type { Sending, TestChat } from "./test-chat.js";
import { ApiError, badRequest, type Parameters, takeOnly } from "./types.js";

/** Largest file that bots may download: 20 MB (https://core.telegram.org/bots/api#getfile), but from a server that runs with --local. */
const LARGEST = 20 * 2 ** 20;

/** A file that somebody sent. */
export interface StoredFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Its size as Telegram tells it; larger than the bytes where a test needs no more. */
  readonly size: number;
  /** Whether getFile was called for it: only then it can be downloaded. */
  isOpen: boolean;
}

/** How somebody speaks. */
export interface Spoken extends Sending {
  readonly as?: "voice" | "video_note" | "audio";
  readonly caption?: string;
  /** The file's size, if other than that of its bytes. */
  readonly size?: number;
  /** Whether the message leaves out the file's size, which is optional. */
  readonly hidesSize?: boolean;
  /** More that the message has. */
  readonly content?: Partial<Message>;
}

const folders = {
  voice: "voice/file_%.oga",
  video_note: "video_notes/file_%.mp4",
  audio: "music/file_%.mp3",
};

/** Somebody sends a voice message, a round video or a recording; `said` are its bytes. */
export function speak(chat: TestChat, said: string | Buffer, spoken: Spoken = {}): Message {
  const { as = "voice", caption, size, hidesSize, content, ...sending } = spoken;
  const { files } = chat.bot;
  const bytes = Buffer.from(said);
  const id = `${as}-${files.size}`;
  const file = {
    path: folders[as].replace("%", String(files.size)),
    bytes,
    size: size ?? bytes.length,
    isOpen: false,
  };
  files.set(id, file);
  const sent = {
    file_id: id,
    file_unique_id: `unique-${id}`,
    duration: 3,
    ...(hidesSize ? {} : { file_size: file.size }),
    ...(as === "video_note" ? { length: 240 } : { mime_type: as === "voice" ? "audio/ogg" : "audio/mpeg" }),
  };
  const words = caption === undefined ? {} : { caption };
  return chat.post({ [as]: sent, ...words, ...content } as Partial<Message>, sending);
}

/** How somebody sends a file. */
export interface SentAs extends Sending {
  readonly caption?: string;
  /** The file's size, if other than that of its bytes. */
  readonly size?: number;
  readonly content?: Partial<Message>;
  /** Where a server that runs with --local says that it is on its machine. */
  readonly localPath?: string;
}

/** Somebody sends a file of this name as a document. */
export function sendFile(chat: TestChat, name: string, bytes: Uint8Array | string, as: SentAs = {}): Message {
  const { caption, size, content, localPath, ...sending } = as;
  const { files } = chat.bot;
  const id = `document-in-${files.size}`;
  const file = {
    path: localPath ?? `documents/file_${files.size}.${name.split(".").at(-1)}`,
    bytes: Buffer.from(bytes),
    size: size ?? Buffer.byteLength(bytes),
    isOpen: false,
  };
  files.set(id, file);
  const document = { file_id: id, file_unique_id: `unique-${id}`, file_name: name, file_size: file.size };
  const words = caption === undefined ? {} : { caption };
  return chat.post({ document, ...words, ...content } as Partial<Message>, sending);
}

/** getFile (https://core.telegram.org/bots/api#getfile): of what was sent to the bot. */
export function getFile(bot: BotState, parameters: Parameters): unknown {
  takeOnly(parameters, ["file_id"]);
  const { file_id: id } = parameters;
  if (typeof id !== "string" || id === "") throw badRequest("file_id not specified");
  const file = bot.files.get(id);
  if (file) {
    if (file.size > LARGEST && !isAbsolute(file.path)) throw badRequest("file is too big");
    file.isOpen = true;
    return { file_id: id, file_unique_id: `unique-${id}`, file_size: file.size, file_path: file.path };
  }
  const sent = [...bot.chats.values()].flatMap(({ messages }) => [...messages.values()]);
  const picture = sent.flatMap(({ photo }) => photo ?? []).find((photo) => photo.file_id === id);
  if (!picture) throw badRequest("invalid file_id");
  return { file_id: id, file_unique_id: picture.file_unique_id, file_path: "photos/file_0.jpg" };
}

/** What a download gives. @throws ApiError where getFile did not name the path */
export function fileAt({ files }: BotState, path: string): Buffer {
  const file = [...files.values()].find((stored) => stored.isOpen && stored.path === path);
  if (!file) throw new ApiError(404, "Not Found");
  return file.bytes;
}
