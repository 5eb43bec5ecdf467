import type { LegacyEncoding } from "./encodings.js";

const hints: readonly (readonly [RegExp, LegacyEncoding])[] = [
  [/^\.?vn(?!i)[a-z]/iu, "tcvn3"],
  [/^\.?abc/iu, "tcvn3"],
  [/^vni(?![a-z])/iu, "vni"],
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

/** Without a subset's prefix (`ABCDEF+`) and what stands behind the family: weight and slope, and the script that Windows adds. */
function bareName(font: string): string {
  let name = font.replace(/^[A-Z]{6}\+/u, "");
  for (let shorter = ""; shorter !== name; ) {
    shorter = name;
    name = name.replace(behindFamily, "").trim();
  }
  return name;
}

const behindFamily =
  /[ ,-]?(?:bold|italic|regular|oblique|normal|roman|mt)$|[ ,-](?:tur|ce|cyr|greek|baltic|hebrew|arabic|vietnamese)$/iu;
