import { AppError } from "../../errors.js";
import type { Logger } from "../types.js";
import { pauseAfter } from "./backoff.js";
import { type Clock, systemClock } from "./clock.js";

/** How often a trouble that lasts is told, in ms; in between it is only debugged. */
const toldEvery = 300_000;

/** What waiting for Telegram needs. */
export interface Waiting {
  readonly logger: Logger;
  /** Absent: the machine's. */
  readonly clock?: Clock | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  /** Told of the first failure, as a person may read it. */
  readonly onTrouble?: ((error: AppError) => void) | undefined;
}

/**
 * Makes a call again and again until Telegram can be reached: a bot often starts before its network does.
 * @param call throws TELEGRAM_UNREACHABLE where it is worth trying again
 * @returns what the call gives in the end
 * @throws every other error of the call; the signal's reason
 */
export async function untilReached<Result>(
  call: () => Promise<Result>,
  { logger, clock = systemClock, signal, onTrouble }: Waiting,
): Promise<Result> {
  let toldAt = Number.NEGATIVE_INFINITY;
  for (let failures = 1; ; failures++) {
    signal?.throwIfAborted();
    try {
      const result = await call();
      if (failures > 1) logger.info({ failures: failures - 1 }, "Telegram is reached again");
      return result;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (!(error instanceof AppError) || error.code !== "TELEGRAM_UNREACHABLE") throw error;
      // One process waits here: it need not keep out of others' way.
      const wait = pauseAfter(failures, () => 0);
      const fields = { ...error.parameters, failures, nextTryMs: wait };
      if (failures === 1) onTrouble?.(error);
      if (clock.now() - toldAt >= toldEvery) {
        toldAt = clock.now();
        logger.warn(fields, "Telegram cannot be reached, trying on");
      } else logger.debug(fields, "Telegram still cannot be reached");
      await clock.wait(wait, signal);
    }
  }
}
