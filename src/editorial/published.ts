import { z } from "zod";
import type { Changed } from "./changes.js";
import type { Draft } from "./draft.js";
import type { Note } from "./note.js";

/** A draft that was published, as it is told to whoever presses a button of it once more, such as after a crash. */
export interface Published {
  readonly part: number;
  readonly title: string;
  /** Name of the article's file. */
  readonly file: string;
  readonly change: Changed;
}

const kind = "published";
const dataSchema = z.object({
  part: z.number(),
  title: z.string(),
  file: z.string(),
  slug: z.string(),
  /** Empty: there was no text before. */
  before: z.string(),
  after: z.string(),
});

/** The note that a draft was published. @param now in ms since 1970 */
export function publishedNote({ id, article }: Draft, file: string, change: Changed, now: number): Note {
  const { slug, before, after } = change;
  const { part, title } = article;
  return {
    id,
    since: now,
    kind,
    data: { part, title, file, slug, before: before ?? "", after: after ?? "" },
  };
}

/** Null for a note of something else. */
export function publishedOf(note: Note | null): Published | null {
  const data = note?.kind === kind ? dataSchema.safeParse(note.data).data : undefined;
  if (!data) return null;
  const { slug, before, after, ...named } = data;
  return { ...named, change: { kind: "done", slug, before: before === "" ? null : before, after } };
}
