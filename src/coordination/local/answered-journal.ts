import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { hashLength } from "../keyed-hash.js";
import type { Log } from "../log.js";
import type { Journal } from "./local-claims.js";

/** Updates kept: several times what Telegram can deliver again after a crash, 100 by either way. */
const kept = 1_000;

/**
 * Which updates were dealt with lately, on the disk: Telegram delivers them again after a crash, and none is to be
 * answered twice. Of each it holds a keyed hash and nothing else, not its number either: when none came for a week, Telegram
 * begins to count anew. Without the file, or where it cannot be written, nothing is lost but that.
 */
export class AnsweredJournal implements Journal {
  /** In the order in which they came. */
  #marks = new Set<string>();
  #lines = 0;
  #isBroken = false;

  /**
   * @param path of the file; null: nothing is kept
   */
  constructor(
    private readonly path: string | null,
    private readonly log: Log,
  ) {
    if (path !== null) this.#read(path);
  }

  /** Whether an update was dealt with, by this process or an earlier one. */
  has(mark: string): boolean {
    return this.#marks.has(mark);
  }

  /** Notes, at once, that an update was dealt with. */
  add(mark: string): void {
    if (this.path === null) return;
    this.#marks.add(mark);
    if (this.#lines >= 2 * kept) this.#write(this.path);
    else this.#append(this.path, mark);
  }

  #read(path: string): void {
    try {
      // What follows the last line feed was not written whole.
      const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
      this.#marks = new Set(lines.filter((line) => line.length === hashLength));
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
    this.log.warn(
      { reason },
      "what was answered cannot be noted in INDEX_DIR: after a crash some answers may be sent twice",
    );
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}
