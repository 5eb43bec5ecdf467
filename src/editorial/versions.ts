/** A text that an article had. */
export interface Version {
  readonly fingerprint: string;
  /** Until when the article had it, in ms since 1970. */
  readonly until: number;
}

/** Versions kept of one article. */
export const keptVersions = 10;

/** Each text once, from a list with the latest first. */
export function eachTextOnce(versions: readonly Version[]): Version[] {
  const seen = new Set<string>();
  return versions.flatMap(({ until, fingerprint }) => {
    if (seen.has(fingerprint)) return [];
    seen.add(fingerprint);
    return [{ until, fingerprint }];
  });
}
