/**
 * One spelling for a number, so that what is typed finds what is printed: `3.093`, `3,093` → `3093`;
 * `4,68`, `4.68`, `4, 68` → `4,68`. Vietnamese groups thousands with a point and writes decimals with a comma;
 * people also type it the English way. Groups of exactly three digits are thousands.
 */
export function canonicalNumber(surface: string): string {
  const compact = surface.replace(/\s+/g, "");
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(compact)) return compact.replace(/[.,]/g, "");
  const thousandsAndDecimals =
    /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(compact) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(compact);
  if (thousandsAndDecimals)
    return `${thousandsAndDecimals[1]?.replace(/[.,]/g, "")},${thousandsAndDecimals[2]}`;
  if (/^\d+[.,]\d+$/.test(compact)) return compact.replace(".", ",");
  return compact;
}
