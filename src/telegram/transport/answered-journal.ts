import { createHmac } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Update } from "grammy/types";
import type { Logger } from "../types.js";

/** Updates kept: several times what Telegram can deliver again after a crash, 100 by either way. */
const kept = 1_000;
/** Characters that stand for an update: 96 bits of its HMAC. */
const markLength = 16;

/**
 * Which updates were dealt with lately, on the disk: Telegram delivers them again after a crash, and none is to be
 * answered twice. Of each it holds a keyed hash and nothing else, not its number either: when none came for a week, Telegram
 * begins to count anew. Without the file, or where it cannot be written, nothing is lost but that.
 */
export class AnsweredJournal {
  /** In the order in which they came. */
  #marks = new Set<string>();
  #lines = 0;
  #isBroken = false;

  /**
   * @param path of the file; null: nothing is kept
   * @param key of the hash: the token, so that nobody can try out what was written
   */
  constructor(
    private readonly path: string | null,
    private readonly key: string,
    private readonly logger: Logger,
  ) {
    if (path !== null) this.#read(path);
  }

  /** Whether an update was dealt with, by this process or an earlier one. */
  has(update: Update): boolean {
    return this.#marks.size > 0 && this.#marks.has(this.#markOf(update));
  }

  /** Notes, at once, that an update was dealt with. */
  add(update: Update): void {
    if (this.path === null) return;
    const mark = this.#markOf(update);
    this.#marks.add(mark);
    if (this.#lines >= 2 * kept) this.#write(this.path);
    else this.#append(this.path, mark);
  }

  #markOf(update: Update): string {
    const hash = createHmac("sha256", this.key).update(JSON.stringify(update));
    return hash.digest("base64url").slice(0, markLength);
  }

  #read(path: string): void {
    try {
      // What follows the last line feed was not written whole.
      const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
      this.#marks = new Set(lines.filter((line) => line.length === markLength));
    } catch (error) {
      if (!isMissing(error)) this.#complain(error);
    }
    this.#write(path);
  }

  #append(path: string, mark: string): void {
    try {
      appendFileSync(path, `${mark}\n`);
      this.#lines++;
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Writes the file anew, with the last updates only. */
  #write(path: string): void {
    this.#marks = new Set([...this.#marks].slice(-kept));
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, [...this.#marks].map((mark) => `${mark}\n`).join(""));
      renameSync(`${path}.new`, path);
      this.#lines = this.#marks.size;
    } catch (error) {
      this.#complain(error);
    }
  }

  #complain(error: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    const reason = (error as NodeJS.ErrnoException).code ?? "error";
    this.logger.warn(
      { reason },
      "what was answered cannot be noted in INDEX_DIR: after a crash some answers may be sent twice",
    );
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
