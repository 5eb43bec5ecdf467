/** Longest pause between two tries, in ms. */
const longestPause = 30_000;
/** Longest wait that Telegram is taken at its word for, in ms: beyond it trying again early does no harm. */
const longestAsked = 15 * 60_000;
/** How much longer a pause may get by chance, so that many that failed at once do not come back at once. */
const jitter = 0.2;

/**
 * How long to wait after so many failures in a row, in ms: doubling, from half a second to half a minute, and up to a
 * fifth longer.
 * @param random a number in [0, 1)
 */
export function pauseAfter(failures: number, random: () => number = Math.random): number {
  const pause = 500 * 2 ** Math.min(Math.max(0, failures - 1), 10);
  return Math.min(longestPause, pause) * (1 + jitter * random());
}

/**
 * How long to wait before the next try, in ms: what Telegram asks for, and never less than after as many failures.
 * @param asked the response's `retry_after`, in seconds, as it came: it may be missing, negative, no number, or longer
 * than a timer takes (https://core.telegram.org/bots/api#responseparameters)
 */
export function pauseBefore(asked: unknown, failures: number, random: () => number = Math.random): number {
  const least = pauseAfter(failures, random);
  if (typeof asked !== "number" || !(asked > 0)) return least;
  return Math.max(least, Math.min(longestAsked, asked * 1_000));
}
