import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanTranscript } from "./clean-transcript.js";
import { type ProgramWords, type RunOptions, runProgram } from "./run-program.js";
import { TranscriptionError } from "./transcription-error.js";

/** Recordings written down at once: one, since such programs take every core, and text is to be answered meanwhile. */
const atOnce = 1;
/** Recordings that wait for their turn: the last of them waits for minutes already. */
const mostWaiting = 4;
/** Most that a program prints, in bytes: an hour of speech has less. */
const outputLimit = 65_536;

/** The program that writes speech down, and what it is given. */
export interface TranscriberSettings extends Pick<RunOptions, "environment" | "timeoutMs"> {
  /** The path of the recording is put behind these. */
  readonly command: ProgramWords;
}

/** A recording that is somewhere else yet. */
export interface Recording {
  /** How its file's name ends, without a dot; letters and digits. */
  readonly extension: string;
  /** Writes it to a new file, which only this user may read. */
  save(path: string, signal: AbortSignal): Promise<void>;
}

/** Writes down what is said in a recording. */
export interface SpeechToText {
  /**
   * @param signal ends it
   * @returns what was said; empty where nothing was
   * @throws TranscriptionError; whatever `save` throws
   */
  transcribe(recording: Recording, signal: AbortSignal): Promise<string>;
}

/** Has a program write recordings down, one after the other; each one's file is gone when it is done. */
export class Transcriber implements SpeechToText {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly settings: TranscriberSettings) {}

  async transcribe(recording: Recording, signal: AbortSignal): Promise<string> {
    await this.#turn();
    try {
      if (signal.aborted) throw new TranscriptionError("stopped");
      return await this.#write(recording, signal);
    } finally {
      // The turn is handed on, or given back.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < atOnce) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= mostWaiting) throw new TranscriptionError("busy");
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #write({ extension, save }: Recording, signal: AbortSignal): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), "trich-dan-audio-"));
    const remove = () => rmSync(folder, { recursive: true, force: true });
    // At once: a process that stops may not come to what is awaited.
    signal.addEventListener("abort", remove, { once: true });
    try {
      const path = join(folder, `audio.${extension}`);
      await save(path, signal);
      const { command, environment, timeoutMs } = this.settings;
      const options = { environment, timeoutMs, mostOutput: outputLimit, signal };
      return cleanTranscript(await runProgram([...command, path], options));
    } finally {
      signal.removeEventListener("abort", remove);
      remove();
    }
  }
}
