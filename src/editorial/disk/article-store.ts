import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { articleNames } from "../../corpus/read/article-name.js";
import { turn } from "../../turn.js";
import { fileState } from "../file-state.js";
import type { Articles } from "../store.js";
import { asStored, byPart, type StoredArticle } from "../stored-article.js";
import type { VersionStore } from "./version-store.js";
import type { WholeFiles } from "./whole-files.js";

/**
 * The articles of a corpus folder, as they are to be changed: each change is one step, before which the text that it takes away is kept as a version.
 */
export class ArticleStore implements Articles {
  /** What was read of each file, by its name and state. */
  readonly #known = new Map<string, { readonly state: string; readonly article: StoredArticle }>();

  constructor(
    private readonly folder: string,
    private readonly files: WholeFiles,
    readonly versions: VersionStore,
  ) {}

  /** Only files that changed are read again. */
  async list(): Promise<StoredArticle[]> {
    const names = await articleNames(this.folder).catch(() => []);
    const articles: StoredArticle[] = [];
    for (const name of names) {
      const article = await this.#look(name);
      if (article) articles.push(article);
    }
    const present = new Set(names);
    for (const name of this.#known.keys()) if (!present.has(name)) this.#known.delete(name);
    return byPart(articles);
  }

  async read(file: string): Promise<Uint8Array | null> {
    return readFile(join(this.folder, file)).catch(() => null);
  }

  /** @throws what the file system throws */
  async put(slug: string, file: string, markdown: string | Uint8Array): Promise<void> {
    await this.#keep(slug, file);
    await this.files.write(join(this.folder, file), markdown);
    await this.#trim(slug);
  }

  /** @throws what the file system throws */
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
    const found = await fileState(path);
    if (found === null) return null;
    const { state, stats } = found;
    const known = this.#known.get(name);
    if (known?.state === state) return known.article;
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) return null;
    // Reading one takes some milliseconds.
    await turn();
    const article = asStored(name, bytes, Number(stats.mtimeMs));
    this.#known.set(name, { state, article });
    return article;
  }
}
