import { createHash } from "node:crypto";
import { z } from "zod";
import type { Note } from "../../../editorial/index.js";

const dataSchema = z.object({
  /** The private chat, which has the administrator's id, and the message with the file. */
  chat: z.number(),
  message: z.number(),
  /** The bot's message that tells how far it is; 0: none yet. */
  progress: z.number(),
  /** What that message says. */
  told: z.string(),
  fileId: z.string(),
  name: z.string(),
  caption: z.string(),
  /** As Telegram tells it of the administrator; empty where it does not. */
  language: z.string(),
  /** How often reading it was begun. */
  attempts: z.number(),
});

/** A file that an administrator sent, until its drafts are there: what a restart goes on with. */
export type SentFile = z.infer<typeof dataSchema>;

export const sentFileKind = "file";

/** What something about a message is known by: 16 hexadecimal digits. */
export function noteIdOf(kind: string, chat: number, message: number): string {
  return createHash("sha256").update(`${kind} ${chat} ${message}`).digest("hex").slice(0, 16);
}

/** Null for a note of something else. */
export function sentFileOf({ kind, data }: Note): SentFile | null {
  if (kind !== sentFileKind) return null;
  return dataSchema.safeParse(data).data ?? null;
}
