import type { SingleBar } from "cli-progress";

// What is over sooner needs no bar.
const patience = 1_000;

/** Shows how far long work has come, once it takes longer than a second: a bar on a terminal, one line elsewhere. */
export class ProgressReport {
  readonly #started = performance.now();
  #bar: SingleBar | null = null;
  #loading: Promise<void> | null = null;
  #latest = { label: "", done: 0, total: 0 };
  #told = false;
  #stopped = false;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly unit: (done: number, total: number) => string,
  ) {}

  /**
   * Tells how far the work has come.
   * @param label what is being done
   */
  update(label: string, done: number, total: number): void {
    if (performance.now() - this.#started < patience || total === 0) return;
    if (this.stream.isTTY !== true) {
      if (!this.#told) this.stream.write(`${label}…\n`);
      this.#told = true;
      return;
    }
    this.#latest = { label, done, total };
    // Loaded only for work that takes so long: a start that finds everything ready need not wait for it.
    this.#loading ??= this.#start();
    this.#bar?.setTotal(total);
    this.#bar?.update(done, { label, count: this.unit(done, total) });
  }

  /** Takes the bar away; a report that was stopped shows nothing more. */
  stop(): void {
    this.#stopped = true;
    this.#bar?.stop();
    this.#bar = null;
  }

  async #start(): Promise<void> {
    const { Presets, SingleBar } = await import("cli-progress");
    if (this.#stopped) return;
    const format = "{label} {bar} {percentage}% {count}";
    this.#bar = new SingleBar(
      { format, stream: this.stream, clearOnComplete: true, hideCursor: true, barsize: 24 },
      Presets.shades_classic,
    );
    const { label, done, total } = this.#latest;
    this.#bar.start(total, done, { label, count: this.unit(done, total) });
  }
}
