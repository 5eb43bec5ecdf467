/** Drafts that nobody published, and notes, are forgotten after a week, in ms. */
export const draftLife = 7 * 24 * 60 * 60_000;

/** Whether something has lain here for too long. @param now in ms since 1970 */
export function isTooOld({ since }: { readonly since: number }, now: number): boolean {
  return now - since > draftLife;
}
