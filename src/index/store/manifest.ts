import { randomBytes } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "./checked-file.js";

/** Raised when what is kept changes: older indexes are then rebuilt. How text is cut before it is kept, `analyser` tells. */
export const indexFormat = 6;

const generationName = /^generation-[\w-]+$/;

/** A name for the folder of an index that is to be written, like no other. */
export function newGeneration(): string {
  return `generation-${randomBytes(8).toString("hex")}`;
}

/** Whether a folder in the index folder holds the files of an index, by its name. */
export function isGeneration(name: string): boolean {
  return generationName.test(name);
}

const schema = z.object({
  format: z.number().int(),
  /** SHA-256 of the model that made the vectors. */
  model: z.string(),
  /** SHA-256 of the word frequencies that told names from words. */
  lexicon: z.string(),
  /** Fingerprint of the analyser that cut the texts, see `analyserFingerprint`. */
  analyser: z.string(),
  dimensions: z.number().int().nonnegative(),
  /** SHA-256 of the corpus. */
  corpus: z.string(),
  /** Signature of the corpus folder's files, by which an unchanged corpus is known without being read; null where not all of them could be read. */
  signature: z.string().nullable(),
  passages: z.number().int().nonnegative(),
  vectors: z.number().int().nonnegative(),
  /** Folder, inside the index folder, that holds the files. */
  generation: z.string().regex(generationName),
  files: z.record(z.string(), z.object({ bytes: z.number().int().nonnegative(), sha256: z.string() })),
});

/** What an index was made from, and the files it consists of. */
export type Manifest = z.infer<typeof schema>;

/** Name of the manifest's file in the index folder. */
export const manifestFile = "manifest.json";

/** Reads the manifest of an index folder. Null where there is none, or one of another format; throws a plain Error where it is no manifest. */
export async function readManifest(indexDir: string): Promise<Manifest | null> {
  const content = await readContent(indexDir);
  // An index of another format is no damage: only its number is looked at.
  if (content === null || isOtherFormat(content.json)) return null;
  const parsed = schema.safeParse(content.json);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "),
    );
  return parsed.data;
}

/** Whether the folder holds an index of another format, which `readManifest` takes for none. Throws where it holds what is no manifest. */
export async function holdsOtherFormat(indexDir: string): Promise<boolean> {
  const content = await readContent(indexDir);
  return content !== null && isOtherFormat(content.json);
}

/** Puts a manifest in place, by a rename. Throws the file system's error. */
export async function putManifest(indexDir: string, manifest: Manifest): Promise<void> {
  const draft = join(indexDir, manifest.generation, `${manifestFile}-${randomBytes(4).toString("hex")}`);
  try {
    await writeDurably(draft, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
    await rename(draft, join(indexDir, manifestFile));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function readContent(indexDir: string): Promise<{ readonly json: unknown } | null> {
  try {
    return { json: JSON.parse(await readFile(join(indexDir, manifestFile), "utf8")) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isOtherFormat(json: unknown): boolean {
  const other = z.object({ format: z.number().int() }).safeParse(json);
  return other.success && other.data.format !== indexFormat;
}
