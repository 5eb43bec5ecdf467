import { fingerprintOf } from "./fingerprint.js";

/** A text that an article had. */
export interface Version {
  readonly fingerprint: string;
  /** Until when the article had it, in ms since 1970. */
  readonly until: number;
}

/** Versions kept of one article. */
export const keptVersions = 10;

/**
 * How a text that is about to go is kept; null where it is the latest already.
 * @param now in ms since 1970; a clock that was put back does not change the order
 */
export function nextVersion(latest: Version | undefined, content: Uint8Array, now: number): Version | null {
  const fingerprint = fingerprintOf(content);
  if (latest?.fingerprint === fingerprint) return null;
  return { fingerprint, until: Math.max(now, (latest?.until ?? 0) + 1) };
}

/** What is older than the versions that are kept, and what is there a second time, from a list with the latest first. */
export function outdatedOf<Kept extends Version>(versions: readonly Kept[]): Kept[] {
  const kept = new Set(
    eachTextOnce(versions)
      .slice(0, keptVersions)
      .map(({ until }) => until),
  );
  return versions.filter(({ until }) => !kept.has(until));
}

/** Each text once, from a list with the latest first. */
export function eachTextOnce(versions: readonly Version[]): Version[] {
  const seen = new Set<string>();
  return versions.flatMap(({ until, fingerprint }) => {
    if (seen.has(fingerprint)) return [];
    seen.add(fingerprint);
    return [{ until, fingerprint }];
  });
}
