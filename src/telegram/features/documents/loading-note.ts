import { z } from "zod";
import { changeOf, type Note, notedChange, notedChangeSchema } from "../../../editorial/index.js";
import type { ToldChange } from "./change-screen.js";
import { noteIdOf } from "./intake-note.js";

const loadingKind = "loading";

const dataSchema = notedChangeSchema.extend({
  chat: z.number(),
  message: z.number(),
  user: z.number(),
  /** `vi` or `en`. */
  language: z.string(),
  kind: z.enum(["published", "replaced", "withdrawn", "restored"]),
  part: z.number(),
  title: z.string(),
  file: z.string(),
});

/** A message that is yet to tell that a change is answered from. */
export interface Loading {
  readonly chat: number;
  readonly message: number;
  readonly user: number;
  readonly language: string;
  readonly told: ToldChange;
}

/** The note of such a message: what a restart goes on with. */
export function loadingNote({ chat, message, user, language, told }: Loading): Note {
  const { kind, name, file, change } = told;
  const data = { chat, message, user, language, kind, ...name, file, ...notedChange(change) };
  return { id: noteIdOf(loadingKind, chat, message), since: Date.now(), kind: loadingKind, data };
}

/** Null for a note of something else. */
export function loadingOf(note: Note): Loading | null {
  const data = note.kind === loadingKind ? dataSchema.safeParse(note.data).data : undefined;
  if (!data) return null;
  const { chat, message, user, language, kind, part, title, file } = data;
  return {
    chat,
    message,
    user,
    language,
    told: { kind, name: { part, title }, file, change: changeOf(data) },
  };
}
