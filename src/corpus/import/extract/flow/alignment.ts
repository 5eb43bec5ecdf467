import type { TextBlock } from "../../document.js";

/** How word processors' files name alignments: OpenDocument's `fo:text-align`, and Word's `w:jc`, which says `both` for justified text. */
const alignments: ReadonlyMap<string, NonNullable<TextBlock["align"]>> = new Map([
  ["left", "left"],
  ["start", "left"],
  ["center", "center"],
  ["right", "right"],
  ["end", "right"],
  ["justify", "justify"],
  ["both", "justify"],
  ["distribute", "justify"],
]);

/** The alignment that a file names; null where it names none. */
export function alignmentOf(name: string | null): TextBlock["align"] {
  return alignments.get(name ?? "") ?? null;
}
