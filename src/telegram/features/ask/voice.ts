import type { Audio, Message, VideoNote, Voice } from "grammy/types";
import type { SpeechWords } from "../../../locales/telegram-words.js";
import { type SpeechToText, TranscriptionError } from "../../../speech/index.js";
import type { MessageRequest, Services } from "../../services.js";
import {
  DownloadError,
  type DownloadOptions,
  downloadFile,
  isTooLarge,
  largestDownload,
} from "../../transport/download-file.js";
import { describeFailure } from "../../transport/failure.js";
import { replyText } from "../../transport/reply.js";
import { withTyping } from "../../transport/typing.js";
import { clip } from "../../ui/cut.js";
import { type Intent, readMessage } from "./read-message.js";

/** Most of a transcript that is shown, in UTF-16 code units: with the words around it one message of 4,096 holds it. */
const longestShown = 3_500;

type Complaint = Exclude<keyof SpeechWords, "heard" | "nothingHeard">;

/** What is said of a failure that is told by its reason. */
const complaints: Readonly<Record<string, Complaint>> = {
  "too-large": "tooLarge",
  timeout: "tooLong",
  busy: "busy",
};

/**
 * Makes the handler of speech: says what was heard, and then does what the same words do when they are typed. What was heard is a message
 * of its own, which stays while the answer is leafed through.
 * @param take does what a typed message wants
 */
export function createVoiceHandler(
  services: Services,
  transcriber: SpeechToText,
  take: (request: MessageRequest, intent: Exclude<Intent, { kind: "none" }>) => Promise<void>,
) {
  return async (request: MessageRequest): Promise<Message | null> => {
    const { context, viewer } = request;
    const words = viewer.locale.telegram.speech;
    const speech = speechOf(context.msg);
    if (!speech) return replyText(context, words.failed);
    if (isTooLarge(speech)) return replyText(context, words.tooLarge(largestDownload));
    let transcript: string;
    try {
      transcript = await withTyping(context, listen(request, speech, services, transcriber));
    } catch (error) {
      const complaint = services.stopping.aborted ? null : complaintOf(error);
      // Where the bot stops, the message comes again at the next start.
      if (complaint === null) throw error;
      const updateId = context.update.update_id;
      services.logger.warn({ updateId, ...causeOf(error) }, "speech could not be written down");
      return replyText(
        context,
        complaint === "tooLarge" ? words.tooLarge(largestDownload) : words[complaint],
      );
    }
    if (transcript === "") return replyText(context, words.nothingHeard);
    const intent = readMessage(asTyped(context.msg, transcript), context.me);
    // In a group some words get no reply, such as thanks.
    if (intent.kind === "none") return null;
    await replyText(context, words.heard(clip(transcript, longestShown)));
    await take(request, intent);
    return null;
  };
}

function speechOf({ voice, video_note: videoNote, audio }: Message): Voice | VideoNote | Audio | undefined {
  return voice ?? videoNote ?? audio;
}

function listen(
  { context: { api, msg } }: MessageRequest,
  { file_id: fileId }: Voice | VideoNote | Audio,
  { apiRoot, agent, stopping }: Services,
  transcriber: SpeechToText,
): Promise<string> {
  const save = (path: string, signal: AbortSignal) => {
    const options: DownloadOptions = { apiRoot, agent, signal };
    return downloadFile(api, fileId, path, options);
  };
  return transcriber.transcribe({ extension: extensionOf(msg), save }, stopping);
}

/** How the file's name ends: programs know formats by it. Voice is OGG with Opus, a round video MPEG-4 (https://core.telegram.org/bots/api#sendvoice). */
function extensionOf({ voice, video_note: videoNote, audio }: Message): string {
  if (voice) return "ogg";
  if (videoNote) return "mp4";
  const [, own] = /\.([A-Za-z0-9]{1,5})$/.exec(audio?.file_name ?? "") ?? [];
  return own?.toLowerCase() ?? "mp3";
}

/** The message as if its words had been typed, behind those of its caption. */
function asTyped(message: Message, transcript: string): Message {
  const {
    voice: _voice,
    video_note: _videoNote,
    audio: _audio,
    caption,
    caption_entities: entities,
    ...rest
  } = message;
  return {
    ...rest,
    text: caption === undefined ? transcript : `${caption} ${transcript}`,
    ...(entities ? { entities } : {}),
  } as Message;
}

/** What a person is told of a failure; null where it is not one of listening. */
function complaintOf(error: unknown): Complaint | null {
  if (!(error instanceof DownloadError) && !(error instanceof TranscriptionError)) return null;
  const reason = error instanceof DownloadError && error.reason !== "too-large" ? "failed" : error.reason;
  return complaints[reason] ?? "failed";
}

function causeOf(error: unknown): Record<string, unknown> {
  if (error instanceof TranscriptionError) return { reason: error.reason, ...error.detail };
  if (error instanceof DownloadError) return { reason: "download", cause: error.reason };
  return describeFailure(error);
}
