import type { Versions } from "./store.js";

/**
 * Copies the texts that articles had, with their times.
 * @param isWanted whether those of a slug are copied; absent: all
 * @returns how many were copied
 * @throws what keeps them
 */
export async function copyVersions(
  from: Versions,
  to: Versions,
  isWanted: (slug: string) => Promise<boolean> = async () => true,
): Promise<number> {
  let copied = 0;
  for (const slug of await from.slugs()) {
    if (!(await isWanted(slug))) continue;
    for (const { fingerprint, until } of (await from.of(slug)).reverse()) {
      const content = await from.read(slug, fingerprint);
      if (content === null) continue;
      await to.keep(slug, content, until);
      copied++;
    }
  }
  return copied;
}
