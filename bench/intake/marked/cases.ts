import type { TrueText } from "./measure/truth.js";
import type { SystemName } from "./reading.js";

/** Kinds of documents, as the tables have them. */
export type Group = "real PDF" | "scan" | "encoding" | "office" | "HTML";

/** A document to be read, and what is known of it. */
export interface Case {
  readonly name: string;
  readonly group: Group;
  readonly path: string;
  /** Its paragraphs, or those of some of its pages. */
  readonly layout?: TrueText;
  /** All of its text: for the letters. */
  readonly letters?: string;
  /** Whether that text was typed off by somebody else, who kept neither the capitals that only a font makes nor all words whole. */
  readonly isTranscript?: boolean;
  /** Text that is about the same as the printed one, by paragraphs: for scans. */
  readonly shared?: readonly string[];
  /** Every character that is to be kept or accounted for. */
  readonly source?: string;
}

/** Systems that read a group besides ours. */
export function peersOf({ group }: Case): readonly SystemName[] {
  return group === "real PDF" ? ["pdftotext", "pdftotext -raw"] : [];
}
