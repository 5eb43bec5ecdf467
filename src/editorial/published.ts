import { z } from "zod";
import type { Changed } from "./changes.js";
import type { Draft } from "./draft.js";
import type { Note } from "./note.js";
import { changeOf, notedChange, notedChangeSchema } from "./noted-change.js";
import type { EditorialView } from "./store.js";

/** A draft that was published, as it is told to whoever presses a button of it once more, such as after a crash. */
export interface Published {
  readonly part: number;
  readonly title: string;
  /** Name of the article's file. */
  readonly file: string;
  readonly change: Changed;
}

const kind = "published";
const dataSchema = notedChangeSchema.extend({ part: z.number(), title: z.string(), file: z.string() });

/** The note that a draft was published. @param now in ms since 1970 */
export function publishedNote({ id, article }: Draft, file: string, change: Changed, now: number): Note {
  const { part, title } = article;
  return { id, since: now, kind, data: { part, title, file, ...notedChange(change) } };
}

/** Null for a note of something else. */
export function publishedOf(note: Note | null): Published | null {
  const data = note?.kind === kind ? dataSchema.safeParse(note.data).data : undefined;
  if (!data) return null;
  const { part, title, file } = data;
  return { part, title, file, change: changeOf(data) };
}

/** How a draft was published that is gone; null where it was not, or its article holds another text by now. @throws as `EditorialView` does */
export async function publishedIn({ articles, notes }: EditorialView, id: string): Promise<Published | null> {
  const published = publishedOf(await notes.get(id));
  const now = (await articles.list()).find(({ file }) => file === published?.file);
  return now && now.fingerprint === published?.change.after ? published : null;
}
