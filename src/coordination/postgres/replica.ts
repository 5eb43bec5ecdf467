import { randomUUID } from "node:crypto";
import { setMaxListeners } from "node:events";
import { type Database, describeReason, isDatabaseUnavailable } from "../../database/index.js";
import { AppError } from "../../errors.js";
import { pause } from "../../pause.js";
import type { Log } from "../log.js";

/** For how long a process that falls silent is taken for alive, in ms: so long do others wait for what it held. */
const defaultLease = 10_000;
/** How often a process says that it is alive, as a part of its lease. */
const beatsInLease = 4;
/** A process takes itself for dead this part of its lease before others do. */
const margin = 0.1;
/** As long as a timer can wait, in ms: for ever. */
export const forever = 0x7fff_ffff;
/** Longest pause between tries to reach the database again, in ms. */
const longestRetry = 500;

/** What may be otherwise than usual. */
export interface ReplicaOptions {
  /** What the lease is renewed over; absent: what all else is done over. */
  readonly beats?: Database | undefined;
  /** In ms. */
  readonly lease?: number | undefined;
}

/**
 * This process, among those that share a database. It renews its lease again and again; where it cannot, it takes itself for dead before the others do,
 * by lengths of time alone: what the clocks of the machines say does not matter.
 */
export class Replica {
  readonly id = randomUUID();
  /** In ms. */
  readonly leaseLength: number;
  readonly #beats: Database;
  readonly #ending = new AbortController();
  #isUp = false;
  #lease = new AbortController();
  #deadline: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];
  #run: Promise<void> = Promise.resolve();

  constructor(
    readonly database: Database,
    readonly bot: number,
    private readonly log: Log,
    { beats = database, lease = defaultLease }: ReplicaOptions = {},
  ) {
    this.#beats = beats;
    this.leaseLength = lease;
  }

  /** Whether the database could be used when it was last tried. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Fires when what is held by now may go to others, or this process ends. */
  get lost(): AbortSignal {
    return this.#lease.signal;
  }

  /** Fires when this process ends. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /**
   * Begins to renew the lease.
   * @throws what the first renewal throws
   */
  async start(): Promise<void> {
    setMaxListeners(0, this.#ending.signal);
    this.#lease.abort();
    await this.#renew();
    this.#run = this.#keepAlive();
  }

  /** Ends; what is held is lost. Never rejects. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#run;
    this.#expire();
    // Others need not wait for the lease to run out.
    await this.database.query("select trich_dan.leave($1)", [this.id]).catch(() => {});
    this.#notify();
  }

  /**
   * Resolves once the database can be used and the lease holds.
   * @param patience in ms
   * @throws AppError DATABASE_UNAVAILABLE where that takes longer, or this process ends
   */
  async whenUp(patience: number): Promise<void> {
    const over = new AbortController();
    const late = pause(Math.min(patience, forever), over.signal);
    while (!this.#isUp || this.lost.aborted) {
      const next = new Promise<"changed">((resolve) => this.#waiting.push(() => resolve("changed")));
      const happened = this.ending.aborted ? "ended" : await Promise.race([next, late]);
      if (happened !== "changed") throw new AppError("DATABASE_UNAVAILABLE", { reason: "no lease" });
    }
    over.abort();
  }

  /**
   * Makes a statement, and again whenever the database comes back.
   * @param patience for how long, in ms
   * @throws as `query` does
   */
  async insist<Result>(statement: () => Promise<Result>, patience: number): Promise<Result> {
    const latest = performance.now() + patience;
    for (;;) {
      await this.whenUp(Math.max(0, latest - performance.now()));
      try {
        return await statement();
      } catch (error) {
        if (!isDatabaseUnavailable(error) || performance.now() >= latest) throw error;
        this.#noteDown(error);
      }
    }
  }

  async #keepAlive(): Promise<void> {
    const beat = this.leaseLength / beatsInLease;
    while (!this.ending.aborted) {
      await pause(this.#isUp ? beat : Math.min(beat, longestRetry), this.ending);
      if (this.ending.aborted) return;
      await this.#renew().catch((error: unknown) => this.#noteDown(error));
    }
  }

  /** @throws as `query` does, and where no answer comes in time */
  async #renew(): Promise<void> {
    const sent = { at: performance.now(), clock: Date.now() };
    const over = new AbortController();
    const renewed = this.#beats.query("select trich_dan.renew_lease($1, $2, $3::float8 * interval '1 ms')", [
      this.id,
      this.bot,
      this.leaseLength,
    ]);
    const late = pause(this.leaseLength / 2, over.signal).then(() => {
      throw new AppError("DATABASE_UNAVAILABLE", { reason: "no answer" });
    });
    // Whichever is late is waited for by nobody.
    renewed.catch(() => {});
    late.catch(() => {});
    try {
      await Promise.race([renewed, late]);
    } finally {
      over.abort();
    }
    if (!this.ending.aborted) this.#hold(sent);
  }

  #hold(sent: { readonly at: number; readonly clock: number }): void {
    // A machine that slept may tell so by one of its clocks alone.
    const passed = Math.max(performance.now() - sent.at, Date.now() - sent.clock);
    const left = this.leaseLength * (1 - margin) - passed;
    if (left <= 0) return;
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#expire(), left).unref();
    if (this.lost.aborted) {
      this.#lease = new AbortController();
      setMaxListeners(0, this.lost);
    }
    if (!this.#isUp) this.log.info({}, "the database is reached");
    this.#isUp = true;
    this.#notify();
  }

  #expire(): void {
    clearTimeout(this.#deadline);
    if (this.lost.aborted) return;
    if (!this.ending.aborted)
      this.log.warn({}, "the database could not be reached for so long that other processes may go on");
    this.#lease.abort();
  }

  #noteDown(error: unknown): void {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.log.warn(describeReason(error), "the database cannot be used, trying on");
  }

  #notify(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
