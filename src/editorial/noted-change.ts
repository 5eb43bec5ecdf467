import { z } from "zod";
import type { Changed } from "./changes.js";

/** A change of the corpus as notes hold it, whose data are words and numbers. */
export const notedChangeSchema = z.object({
  slug: z.string(),
  /** Fingerprints; empty: there was no text before, or is none after. */
  before: z.string(),
  after: z.string(),
});

/** A change as a note holds it. */
export function notedChange({ slug, before, after }: Changed): z.infer<typeof notedChangeSchema> {
  return { slug, before: before ?? "", after: after ?? "" };
}

/** The change that a note holds. */
export function changeOf({ slug, before, after }: z.infer<typeof notedChangeSchema>): Changed {
  return { kind: "done", slug, before: before || null, after: after || null };
}
