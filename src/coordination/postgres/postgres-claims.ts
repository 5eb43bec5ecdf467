import { randomUUID } from "node:crypto";
import { describeReason } from "../../database/index.js";
import { pause } from "../../pause.js";
import { type Claim, ClaimLostError, type Claims, type UpdateKey } from "../claims.js";
import type { KeyedHash } from "../keyed-hash.js";
import type { Log } from "../log.js";
import { Bell } from "./bell.js";
import type { Notices } from "./notices.js";
import { forever, type Replica } from "./replica.js";
import { WaitingLine } from "./waiting-line.js";

/** Where nothing is told, the database is asked again after so long, in ms: notices may be lost, and nobody tells of a process that died. */
const askAgain = 1_000;

/** How an update stands: see the functions of the database. */
type Standing = "done" | "elsewhere" | "wait" | "turn" | "lost";

/** How it stands, and what tells that this holds no more. */
interface Standings {
  readonly standing: Standing;
  readonly lost: AbortSignal;
}

/** An update with its lane as the database knows it. */
interface Registered extends UpdateKey {
  readonly laneId: string;
  /** Tells this attempt to deal with it from others. */
  readonly attempt: string;
}

/** Claims of processes that share a database. Each costs a statement to take and one to end, and others only where it has to wait. */
export class PostgresClaims implements Claims {
  readonly #bell = new Bell();
  readonly #line = new WaitingLine();
  /** The last update of each lane that is being registered: those of one process are in the order in which they came. */
  readonly #registering = new Map<string, Promise<unknown>>();

  constructor(
    private readonly replica: Replica,
    notices: Notices,
    private readonly hash: KeyedHash,
    private readonly log: Log,
  ) {
    notices.on("lane", (lane) => this.#bell.ring(lane));
    notices.on("left", () => this.#bell.ringAll());
    notices.onGap(() => this.#bell.ringAll());
  }

  async take(update: UpdateKey, patience: number): Promise<Claim | null> {
    const registered = { ...update, laneId: laneId(this.hash(update.lane)), attempt: randomUUID() };
    const { ending } = this.replica;
    let { standing, lost } = await this.#inOrder(registered, () => this.#tryToRegister(registered, patience));
    while (standing === "elsewhere") {
      await this.#bell.heard(registered.laneId, askAgain, ending);
      if (ending.aborted) throw new ClaimLostError();
      ({ standing, lost } = await this.#tryToRegister(registered, patience));
    }
    return standing === "done" ? null : this.#claim(registered, standing, lost);
  }

  #claim(update: Registered, standing: Standing, lost: AbortSignal): Claim {
    const hasTurn = standing === "turn" ? Promise.resolve() : this.#waitInLine(update, lost);
    // Whoever needs it sees that it was lost.
    hasTurn.catch(() => {});
    return {
      lost,
      turn: () => hasTurn,
      sending: () => this.#noteSending(update),
      done: () => this.#end(update, true),
      release: () => this.#end(update, false).catch(() => {}),
    };
  }

  async #tryToRegister(update: Registered, patience: number): Promise<Standings> {
    try {
      return await this.#register(update, patience);
    } catch (error) {
      // The statement may have been done although its answer was lost: nobody is to wait for it.
      void this.#end(update, false).catch(() => {});
      throw error;
    }
  }

  async #register({ id, mark, laneId, attempt }: Registered, patience: number): Promise<Standings> {
    return this.replica.insist(async () => {
      const { database, bot, lost, id: self } = this.replica;
      const [row] = await database.query<{ standing: Standing }>(
        "select trich_dan.claim_update($1, $2, $3, $4, $5, $6) as standing",
        [bot, mark, id, laneId, self, attempt],
      );
      return { standing: row?.standing ?? "elsewhere", lost };
    }, patience);
  }

  async #waitInLine(update: Registered, lost: AbortSignal): Promise<void> {
    const { laneId, id } = update;
    this.#line.join(laneId, id);
    try {
      for (;;) {
        await this.#bell.heard(laneId, askAgain, lost);
        if (lost.aborted) throw new ClaimLostError();
        if (this.#line.isFirst(laneId, id) && (await this.#isTurn(update))) return;
      }
    } finally {
      this.#line.leave(laneId, id);
    }
  }

  async #noteSending({ mark, attempt }: Registered): Promise<void> {
    const { database, bot } = this.replica;
    await database
      .query(
        "update trich_dan.claims set sending = clock_timestamp() where bot = $1 and mark = $2 and attempt = $3",
        [bot, mark, attempt],
      )
      .catch((error: unknown) => {
        this.log.debug(describeReason(error), "that an answer is being sent could not be noted");
      });
  }

  async #isTurn({ id, mark, laneId, attempt }: Registered): Promise<boolean> {
    const { database, bot } = this.replica;
    const [row] = await this.replica.insist(
      () =>
        database.query<{ standing: Standing }>("select trich_dan.take_turn($1, $2, $3, $4, $5) as standing", [
          bot,
          mark,
          id,
          laneId,
          attempt,
        ]),
      forever,
    );
    if (row?.standing === "lost") throw new ClaimLostError();
    return row?.standing === "turn";
  }

  /** @throws AppError DATABASE_UNAVAILABLE where this process ends before it is noted */
  async #end({ mark, laneId, attempt }: Registered, isDone: boolean): Promise<void> {
    const { database, bot, ending } = this.replica;
    const note = () =>
      database.query("select trich_dan.end_claim($1, $2, $3, $4, $5)", [bot, mark, laneId, attempt, isDone]);
    for (;;) {
      try {
        await this.replica.insist(note, forever);
        break;
      } catch (error) {
        if (ending.aborted) throw error;
        // Whatever it is: others wait for it.
        this.log.warn(describeReason(error), "how an update ended could not be noted, trying on");
        await pause(askAgain, ending);
      }
    }
    this.#bell.ring(laneId);
  }

  async #inOrder<Result>({ laneId }: Registered, work: () => Promise<Result>): Promise<Result> {
    const before = this.#registering.get(laneId);
    // Where one cannot be registered, none after it is: it will come again, and they with it.
    const result = before ? before.then(work) : work();
    this.#registering.set(laneId, result);
    try {
      return await result;
    } finally {
      if (this.#registering.get(laneId) === result) this.#registering.delete(laneId);
    }
  }
}

/** The number of a lane, of 64 bits as the locks of the database have. */
function laneId(hash: string): string {
  return Buffer.from(hash, "base64url").readBigInt64BE().toString();
}
