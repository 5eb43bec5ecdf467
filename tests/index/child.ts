import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Library, openLibrary } from "../../src/index/index.js";
import { Lexicon } from "../../src/language/lexicon.js";
import { lettersEmbedder } from "../support/letters-embedder.mjs";
import type { Shelf } from "./opening.js";

const script = join(import.meta.dirname, "..", "support", "open-library.mjs");

/** What a child says when its library is open. */
export interface ChildReport {
  readonly state: string;
  readonly problems: readonly string[];
  /** Text of the best excerpt for the question. */
  readonly best: string | null;
  /** How many steps changed the index folder. */
  readonly steps: number;
}

/** A process that opens a library. */
export class Child {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<NodeJS.Signals | number | null>;
  readonly writing: Promise<void>;
  #output = "";
  #errors = "";

  constructor(options: Shelf & { question: string; dieAtStep?: number; gated?: boolean }) {
    this.#child = spawn(process.execPath, [script, JSON.stringify(options)]);
    this.#ended = once(this.#child, "close").then(([code, signal]) => signal ?? code);
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors += text;
    });
    this.writing = new Promise((resolve) => {
      this.#child.stdout.setEncoding("utf8").on("data", (text: string) => {
        this.#output += text;
        if (this.#output.includes("writing\n")) resolve();
      });
      void this.#ended.then(() => resolve());
    });
  }

  /** Lets a gated child go on. */
  release(): void {
    this.#child.stdin.write("\n");
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** The exit status, or the signal that ended the child. */
  ended(): Promise<NodeJS.Signals | number | null> {
    return this.#ended;
  }

  /** What the child said. Throws where it failed. */
  async report(): Promise<ChildReport> {
    const status = await this.#ended;
    if (status !== 0) throw new Error(`the child ended with ${status}: ${this.#errors}`);
    return JSON.parse(this.#output.trim().split("\n").at(-1) ?? "") as ChildReport;
  }
}

/** Opens the library in this process as the children do in theirs. */
export function openAsChild(shelf: Shelf): Promise<Library> {
  return openLibrary({
    ...shelf,
    embedder: lettersEmbedder(),
    lexicon: new Lexicon(1_000, [["hộ nghèo", 300]], "child"),
  });
}
