import { createHash, randomBytes } from "node:crypto";
import { stat as statWithCallback } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { articleNames } from "./article-name.js";
import { writtenState } from "./written-state.js";

/** For thousands of files this takes some two thirds of the time of the `stat` of node:fs/promises. */
const stat = promisify(statWithCallback);

/** Files looked at side by side: enough to keep a slow disk busy, few beside what a process may have open. */
const sideBySide = 64;

/** File systems tell the time in ticks, of up to 10 ms on Linux; two changes within one look like one. In milliseconds. */
const clockTick = 20;
/** Some tell it in whole seconds, FAT in every other one (its specification, 1.03). In milliseconds. */
const coarseTick = 2_000;

const nanosecondsOfSecond = 1_000_000_000n;

/** What the file system says of an article's file. */
interface FileState {
  readonly name: string;
  /** Null where it could not be told. */
  readonly state: string | null;
  /** When the file or what is known of it last changed, in milliseconds since 1970. */
  readonly changed: number;
  /** How long after that a second change may still look like the first, in milliseconds. */
  readonly tick: number;
}

/**
 * Signature of the files that `loadCorpus` would read, as 64 hexadecimal digits, made without opening any: their names, sizes,
 * times of change and inodes. While it stays the same, so do the articles. It may change where no article does, as for a file
 * written again with the same text. Taken before the files are read, it never vouches for a text that was not read.
 *
 * Where a file's state cannot be told the signature is like no other, not even the next one, so that the corpus is read
 * and the problem told. So it is where a file has changed just now and a second change would not be seen, because the file system tells
 * whole seconds (git calls such a file racily clean); where it tells less, 20 ms are waited for.
 *
 * @throws AppError CORPUS_MISSING when the folder cannot be listed
 */
export async function corpusSignature(dir: string): Promise<string> {
  const { state, isCertain } = await corpusState(dir);
  return isCertain ? state : randomBytes(32).toString("hex");
}

/** What the files of a corpus look like at a moment. */
export interface CorpusState {
  /** 64 hexadecimal digits, from names, sizes, times of change and inodes: the same files, the same state. */
  readonly state: string;
  /** Whether a change from now on will be seen in it, and every file could be looked at. */
  readonly isCertain: boolean;
}

/**
 * Looks at the files that `loadCorpus` would read without opening any. Other than a signature, the state is the same again where a file's
 * own state cannot be told, so that whoever waits for a change is not told of one forever.
 *
 * @throws AppError CORPUS_MISSING when the folder cannot be listed
 */
export async function corpusState(dir: string): Promise<CorpusState> {
  const files = await statesOf(dir, await articleNames(dir));
  const hash = createHash("sha256");
  let isCertain = true;
  for (const file of files) {
    const { name, state } = file;
    isCertain &&= state !== null && isSettled(file);
    if (state !== noFile) hash.update(`${JSON.stringify(name)} ${state}\n`);
  }
  return { state: hash.digest("hex"), isCertain };
}

/** State of what is no file and has no part in the corpus, such as a folder. */
const noFile = "";

/** The states of files, in the order of their names. */
async function statesOf(dir: string, names: readonly string[]): Promise<FileState[]> {
  const files = await inTurn(names, (name) => stateOf(dir, name));
  const recent = files.filter((file) => file.tick === clockTick && !isSettled(file)).map(({ name }) => name);
  if (recent.length === 0) return files;
  // A timer may end a little early.
  await wait(clockTick + 2);
  const again = await inTurn(recent, (name) => stateOf(dir, name));
  const latest = new Map(again.map((file) => [file.name, file]));
  return files.map((file) => latest.get(file.name) ?? file);
}

/** Whether whatever happens to a file from now on will be seen. A time that is yet to come, by a clock that is ahead, tells nothing. */
function isSettled({ changed, tick }: FileState): boolean {
  return changed <= Date.now() - tick;
}

async function stateOf(dir: string, name: string): Promise<FileState> {
  try {
    const found = await stat(join(dir, name), { bigint: true });
    if (!found.isFile()) return { name, state: noFile, changed: 0, tick: 0 };
    const { ctimeNs, ctimeMs } = found;
    const tick = ctimeNs % nanosecondsOfSecond === 0n ? coarseTick : clockTick;
    return { name, state: writtenState(found), changed: Number(ctimeMs), tick };
  } catch {
    return { name, state: null, changed: 0, tick: 0 };
  }
}

/** Does something for each item, for no more than `sideBySide` at a time; the results are in the order of the items. */
async function inTurn<T, R>(items: readonly T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const work = async () => {
    for (const [at, item] of queue) results[at] = await action(item);
  };
  await Promise.all(Array.from({ length: Math.min(sideBySide, items.length) }, work));
  return results;
}
