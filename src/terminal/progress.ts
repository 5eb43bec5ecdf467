import { Presets, SingleBar } from "cli-progress";

// What is over sooner needs no bar.
const patience = 1_000;

/** Shows how far long work has come, once it takes longer than a second: a bar on a terminal, one line elsewhere. */
export class ProgressReport {
  readonly #started = performance.now();
  #bar: SingleBar | null = null;
  #told = false;

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
    this.#bar ??= this.#start(total);
    this.#bar.setTotal(total);
    this.#bar.update(done, { label, count: this.unit(done, total) });
  }

  /** Takes the bar away. */
  stop(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  #start(total: number): SingleBar {
    const format = "{label} {bar} {percentage}% {count}";
    const bar = new SingleBar(
      { format, stream: this.stream, clearOnComplete: true, hideCursor: true, barsize: 24 },
      Presets.shades_classic,
    );
    bar.start(total, 0, { label: "", count: "" });
    return bar;
  }
}
