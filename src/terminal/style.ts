import { styleText } from "node:util";
import { wrapText } from "./wrap.js";

/** How a terminal shows text. */
export interface TerminalStyle {
  /** Whether bold and dim may be used. */
  readonly colour: boolean;
  /** Columns to wrap at; null where text goes into a pipe and is kept in one line. */
  readonly columns: number | null;
}

// Whether to colour is decided by the style given, not by the standard output.
const decided = { validateStream: false };

/** A text wrapped and, where the terminal wants that, emphasised line by line; the indent stands before each. */
export function styledLines(
  text: string,
  { colour, columns }: TerminalStyle,
  emphasis: "bold" | "dim" | null = null,
  indent = "",
): string[] {
  const lines = wrapText(text, columns, indent);
  return colour && emphasis !== null ? lines.map((line) => styleText(emphasis, line, decided)) : lines;
}
