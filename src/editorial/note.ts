import { z } from "zod";

/** What a channel has to know again after a restart, such as a file that it is yet to fetch. */
export const noteSchema = z.object({
  /** 16 hexadecimal digits. */
  id: z.string(),
  /** When it was made, in ms since 1970. */
  since: z.number(),
  kind: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type Note = z.infer<typeof noteSchema>;
