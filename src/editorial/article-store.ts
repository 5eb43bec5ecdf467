import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { decodeText } from "../corpus/decode.js";
import { articleNames } from "../corpus/read/article-name.js";
import { textOf } from "../corpus/read/duplicates.js";
import { readArticle, slugOf } from "../corpus/read/reader.js";
import type { ArticleHead } from "../corpus/types.js";
import { AppError } from "../errors.js";
import { turn } from "../turn.js";
import { fingerprintOf } from "./fingerprint.js";
import type { VersionStore } from "./version-store.js";
import type { WholeFiles } from "./whole-files.js";

/** An article as its file in the corpus has it. */
export interface StoredArticle {
  readonly slug: string;
  /** Name of its file. */
  readonly file: string;
  /** 12 hexadecimal digits of the file's bytes. */
  readonly fingerprint: string;
  /** When the file was written last, in ms since 1970. */
  readonly written: number;
  /** Null where the file is no article that can be read. */
  readonly head: ArticleHead | null;
  /** Why not; null where it can be read. */
  readonly problem: AppError | null;
  readonly paragraphs: number;
  /** Printed headings, in order. */
  readonly headings: readonly string[];
  /** Key of the printed text, for finding copies; null where it is too short to tell. */
  readonly text: string | null;
}

/**
 * The articles of a corpus folder, as they are to be changed: each change is one step, before which the text that it takes away is kept as a version.
 */
export class ArticleStore {
  /** What was read of each file, by its name and state. */
  readonly #known = new Map<string, { readonly state: string; readonly article: StoredArticle }>();

  constructor(
    readonly folder: string,
    private readonly files: WholeFiles,
    readonly versions: VersionStore,
  ) {}

  /** By part, then by file; those that cannot be read stand last. Only files that changed are read again. */
  async list(): Promise<StoredArticle[]> {
    const names = await articleNames(this.folder).catch(() => []);
    const articles: StoredArticle[] = [];
    for (const name of names) {
      const article = await this.#look(name);
      if (article) articles.push(article);
    }
    const present = new Set(names);
    for (const name of this.#known.keys()) if (!present.has(name)) this.#known.delete(name);
    return articles.sort(
      (a, b) =>
        (a.head?.part ?? Number.MAX_SAFE_INTEGER) - (b.head?.part ?? Number.MAX_SAFE_INTEGER) ||
        (a.file < b.file ? -1 : 1),
    );
  }

  /** The bytes of an article's file; null where there is none. */
  async read(file: string): Promise<Uint8Array | null> {
    return readFile(join(this.folder, file)).catch(() => null);
  }

  /**
   * Puts a text in the place of an article, or where there was none; a text that goes is kept as a version.
   * @throws what the file system throws
   */
  async put(slug: string, file: string, markdown: string | Uint8Array): Promise<void> {
    await this.#keep(slug, file);
    await this.files.write(join(this.folder, file), markdown);
    await this.#trim(slug);
  }

  /** Takes an article out of the corpus, and keeps it as a version. @throws what the file system throws */
  async withdraw(slug: string, file: string): Promise<void> {
    await this.#keep(slug, file);
    await this.files.remove(join(this.folder, file));
    await this.#trim(slug);
  }

  async #keep(slug: string, file: string): Promise<void> {
    const present = await this.read(file);
    if (present !== null) await this.versions.keep(slug, present);
  }

  /** The change is done by then: what cannot be removed now is removed the next time. */
  async #trim(slug: string): Promise<void> {
    await this.versions.trim(slug).catch(() => undefined);
  }

  async #look(name: string): Promise<StoredArticle | null> {
    const path = join(this.folder, name);
    const found = await stat(path, { bigint: true }).catch(() => null);
    if (!found?.isFile()) return null;
    const state = `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino}`;
    const known = this.#known.get(name);
    if (known?.state === state) return known.article;
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) return null;
    // Reading one takes some milliseconds.
    await turn();
    const article = asStored(name, bytes, Number(found.mtimeMs));
    this.#known.set(name, { state, article });
    return article;
  }
}

function asStored(name: string, bytes: Uint8Array, written: number): StoredArticle {
  const common = { slug: slugOf(name), file: name, fingerprint: fingerprintOf(bytes), written };
  try {
    const { sections, passages, ...head } = readArticle(decodeText(bytes, name), name);
    const { text, isLong } = textOf(passages);
    const headings = sections.flatMap(({ heading, untitled }) => (untitled === undefined ? [heading] : []));
    const read = { head, headings, paragraphs: passages.length, text: isLong ? text : null };
    return { ...common, ...read, problem: null };
  } catch (error) {
    const problem = error instanceof AppError ? error : new AppError("INTERNAL", { reason: String(error) });
    return { ...common, head: null, problem, paragraphs: 0, headings: [], text: null };
  }
}
