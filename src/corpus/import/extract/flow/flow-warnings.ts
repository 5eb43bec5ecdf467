import type { ImportWarning } from "../../document.js";

/** What is not plain text in a word processor's file. */
export interface FlowChanges {
  /** Stretches that were inserted and deleted while changes were tracked. */
  readonly changes: { readonly inserted: number; readonly deleted: number };
  /** Things in the document whose text is not read, such as tables of another program. */
  readonly embedded: number;
}

/** What whoever imports a word processor's file should know: that changes in it are not settled, and that objects in it are not read. */
export function flowWarnings({ changes: { inserted, deleted }, embedded }: FlowChanges): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (inserted + deleted > 0)
    warnings.push({ code: "tracked-changes", page: null, detail: { inserted, deleted } });
  if (embedded > 0) warnings.push({ code: "embedded-objects", page: null, detail: { count: embedded } });
  return warnings;
}
