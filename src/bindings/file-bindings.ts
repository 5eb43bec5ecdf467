import { readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { inOrder, WholeFiles } from "../editorial/index.js";
import { type BoundSeries, type ChatBindings, longestKeptTitle } from "./chat-bindings.js";
import { tidy } from "./tidy-series.js";

const stored = z.object({
  chats: z.record(
    z.string().regex(/^-?\d{1,16}$/u),
    z.array(z.object({ key: z.string().max(64), title: z.string().max(2 * longestKeptTitle) })).min(1),
  ),
});

/** What `FileBindings` needs. */
export interface FileBindingsOptions {
  /** The file; null: what is chosen is gone with the process. */
  readonly path: string | null;
  /** Told where the file was damaged, and where what is left of it lies. */
  readonly onDamage?: ((path: string) => void) | undefined;
}

/** Bindings in one small file, written anew at each change: it is whole after an end at any moment, with the change or without. */
export class FileBindings implements ChatBindings {
  readonly #files: WholeFiles | null;
  readonly #inOrder = inOrder();
  #chats: Promise<ReadonlyMap<number, readonly BoundSeries[]>> | null = null;

  constructor(private readonly options: FileBindingsOptions) {
    this.#files = options.path === null ? null : new WholeFiles(join(dirname(options.path), "unfinished"));
  }

  async get(chat: number): Promise<readonly BoundSeries[]> {
    return (await this.#read()).get(chat) ?? [];
  }

  async set(chat: number, series: readonly BoundSeries[]): Promise<void> {
    await this.change(chat, () => series);
  }

  async clear(chat: number): Promise<void> {
    await this.change(chat, () => []);
  }

  change(
    chat: number,
    how: (now: readonly BoundSeries[]) => readonly BoundSeries[],
  ): Promise<readonly BoundSeries[]> {
    return this.#inOrder(async () => {
      const before = await this.#read();
      const next = tidy(how(before.get(chat) ?? []));
      await this.#write(before, [[chat, next]]);
      return next;
    });
  }

  move(from: number, to: number): Promise<void> {
    return this.#inOrder(async () => {
      const before = await this.#read();
      const moved = before.get(from);
      if (!moved || from === to) return;
      await this.#write(before, [
        [from, []],
        [to, before.get(to) ?? moved],
      ]);
    });
  }

  #read(): Promise<ReadonlyMap<number, readonly BoundSeries[]>> {
    const reading = this.#chats ?? this.#readFile();
    this.#chats = reading;
    // What could not be read now may be readable for the next one who asks.
    reading.catch(() => {
      this.#chats = null;
    });
    return reading;
  }

  /** @throws the file system's error, but where there is no file */
  async #readFile(): Promise<ReadonlyMap<number, readonly BoundSeries[]>> {
    const { path, onDamage } = this.options;
    if (path === null) return new Map();
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (text === null) return new Map();
    try {
      const { chats } = stored.parse(JSON.parse(text));
      return new Map(Object.entries(chats).map(([chat, series]) => [Number(chat), series]));
    } catch {
      // It was changed by hand, or by a disk: whoever can may still read it.
      const aside = `${path}.damaged`;
      const isAside = await rename(path, aside).then(
        () => true,
        () => false,
      );
      onDamage?.(isAside ? aside : path);
      return new Map();
    }
  }

  /** @throws what the file system throws; then everything is as before */
  async #write(
    before: ReadonlyMap<number, readonly BoundSeries[]>,
    changes: readonly (readonly [chat: number, series: readonly BoundSeries[]])[],
  ): Promise<void> {
    const isSame = ([chat, series]: (typeof changes)[number]) =>
      JSON.stringify(series) === JSON.stringify(before.get(chat) ?? []);
    if (changes.every(isSame)) return;
    const next = new Map(before);
    for (const [chat, series] of changes) {
      if (series.length > 0) next.set(chat, series);
      else next.delete(chat);
    }
    const { path } = this.options;
    if (path !== null)
      await this.#files?.write(path, `${JSON.stringify({ chats: Object.fromEntries(next) })}\n`);
    this.#chats = Promise.resolve(next);
  }
}
