import { z } from "zod";

/** 16 hexadecimal digits. */
const id = z.string().regex(/^[0-9a-f]{16}$/u);
const text = z.string();
const count = z.number().int().nonnegative();
const box = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

const block = z.object({
  kind: z.enum(["meta", "lead", "body", "caption", "heading"]),
  text,
  page: count.optional(),
  isRecognised: z.literal(true).optional(),
  readings: z.array(z.object({ text, other: text })).optional(),
});

const article = z.object({
  slug: text,
  series: text,
  part: z.number().int().positive(),
  title: text,
  authors: z.array(text),
  source: text.nullable(),
  nextPart: z.object({ part: z.number(), title: text }).nullable(),
  blocks: z.array(block),
});

const reason = z.enum([
  "running-head",
  "page-number",
  "watermark",
  "signature",
  "menu",
  "hidden",
  "repeated",
  "unreadable",
  "comment",
  "deleted",
  "contents",
  "other-page",
  "drawing",
]);

const warning = z.object({
  code: z.enum([
    "legacy-encoding",
    "mixed-encodings",
    "doubtful-letters",
    "text-layer-ignored",
    "low-confidence",
    "doubtful-figures",
    "page-unreadable",
    "tracked-changes",
    "embedded-objects",
    "guessed-head",
  ]),
  page: count.nullable(),
  detail: z.record(text, z.union([text, z.number()])),
});

const pageMarks = z.object({
  page: count,
  size: z.object({ width: z.number(), height: z.number() }),
  marks: z.array(
    z.object({
      number: count.nullable(),
      kind: z.enum(["meta", "lead", "body", "caption", "heading", "left-out"]),
      box,
    }),
  ),
});

/** What a person may set of a draft. */
const field = z.enum(["title", "part", "series"]);

/** An article that was read from a document, complete, and waits until somebody publishes it. */
export const draftSchema = z.object({
  id,
  /** When it was handed in, in ms since 1970. */
  since: z.number(),
  /** The document that it was read from. */
  document: z.object({
    /** As whoever sent it called it. */
    name: text,
    /** Name of its file among the documents: 64 hexadecimal digits of its bytes. */
    file: z.string().regex(/^[0-9a-f]{64}$/u),
    /** Its place in that file, where that is an archive. */
    entry: z.object({ at: count, path: text }).nullable(),
  }),
  article,
  /** Which of its fields were guessed, since the document does not tell them, and not set by a person since. */
  guessed: z.array(field),
  /** Pages of the document; null where it has none. */
  pages: count.nullable(),
  /** What was left out of the document: how many characters, white space aside, and the first such texts. */
  leftOut: z.array(z.object({ reason, characters: count, samples: z.array(text) })),
  /** Pages that were recognised from pictures, and how surely, in [0, 1]; null where none was. */
  recognised: z.object({ pages: count, confidence: z.number() }).nullable(),
  warnings: z.array(warning),
  /** Where its paragraphs stand on the pages that it begins, runs and ends on. */
  marks: z.array(pageMarks),
});

export type Draft = z.infer<typeof draftSchema>;
/** What a person may set of a draft. */
export type DraftField = z.infer<typeof field>;
