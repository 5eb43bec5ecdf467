import type { ImportWarning, LeftOut } from "../../document.js";

/** What whoever imports a word processor's file should know: that somebody struck text out, and that objects in it are not read. */
export function flowWarnings(leftOut: readonly LeftOut[], objects: number): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  const deleted = leftOut.filter(({ reason }) => reason === "deleted").length;
  if (deleted > 0) warnings.push({ code: "tracked-changes", page: null, detail: { count: deleted } });
  if (objects > 0) warnings.push({ code: "embedded-objects", page: null, detail: { count: objects } });
  return warnings;
}
