import type { LegacyEncoding } from "./encodings.js";

const hints: readonly (readonly [RegExp, LegacyEncoding])[] = [
  [/^\.?vn(?!i)[a-z]/iu, "tcvn3"],
  [/^\.?abc/iu, "tcvn3"],
  [/^vni\b/iu, "vni"],
  [/^vps\b/iu, "vps"],
  [/^(?:vi |viscii\b)/iu, "viscii"],
];

/** The encoding that fonts of such a name were made for; null where the name tells nothing. A hint: files name fonts that they do not use. */
export function encodingOfFont(font: string | null): LegacyEncoding | null {
  if (font === null) return null;
  const name = bareName(font);
  return hints.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Whether a font shows small letters as capitals: of the `.Vn` family those whose names end in H (`.VnTimeH`, `.VnArialH-Bold`). */
export function isCapitalsFont(font: string | null): boolean {
  return font !== null && capitals.test(bareName(font));
}

const capitals = /^\.?vn(?!i)[a-z ]*h$/iu;

/** Without a subset's prefix (`ABCDEF+`) and what stands behind the family: weight, and the script that Windows adds. */
function bareName(font: string): string {
  const family =
    font.replace(/^[A-Z]{6}\+/u, "").split(/[-,](?=bold|italic|regular|roman|oblique|normal)/iu, 1)[0] ?? "";
  return family.trim().replace(/ (?:tur|ce|cyr|greek|baltic|hebrew|arabic|vietnamese|bold|italic)$/iu, "");
}
