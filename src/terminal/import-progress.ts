import { basename } from "node:path";
import type { Locale } from "../locales/index.js";
import { ProgressReport } from "./progress.js";
import { clipToWidth } from "./wrap.js";

/** Columns of a line of progress that are not the file's name: what is done, the bar, the share, the page. */
const besideName = 56;
const shortestName = 12;

/** Shows how far the reading of each document has come. */
export class ImportProgress {
  #file: string | null = null;
  #report: ProgressReport | null = null;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly locale: Locale,
  ) {}

  /** @param total null where it is not known: then nothing is shown */
  update(file: string, done: number, total: number | null): void {
    const { progress, reading } = this.locale.terminal.import;
    if (this.#file !== file) this.stop();
    this.#file = file;
    this.#report ??= new ProgressReport(this.stream, progress);
    const name = basename(file);
    const columns = this.stream.isTTY === true ? this.stream.columns : Number.POSITIVE_INFINITY;
    const shown = clipToWidth(name, Math.max(shortestName, columns - besideName));
    this.#report.update(reading(shown), done, total ?? 0);
  }

  stop(): void {
    this.#report?.stop();
    this.#report = null;
    this.#file = null;
  }
}
