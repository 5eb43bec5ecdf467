import { styleText } from "node:util";
import type { Answer, Excerpt } from "../answer/index.js";
import { citationLine, type Locale, sectionLine } from "../locales/index.js";

/** How a terminal shows text. */
export interface TerminalStyle {
  /** Whether bold and dim may be used. */
  readonly colour: boolean;
  /** Columns to wrap at; null where text goes into a pipe and is kept in one line. */
  readonly columns: number | null;
}

// Whether to colour is decided by the style given, not by the standard output.
const decided = { validateStream: false };
const quoteMark = "▌ ";

/** An answer for a person at a terminal: where it stands, the sentences that answer, then the whole paragraph. */
export function renderAnswer(answer: Answer, locale: Locale, style: TerminalStyle): string {
  const [best, ...rest] = answer.excerpts;
  if (!best) return notFound(answer, locale, style);
  const answered = answer.outcome === "answered";
  const others = answered ? rest.filter(({ isAlternative }) => isAlternative) : [];
  const lines = !answered ? [unstated(answer, locale), "", `${locale.outcome.nearestPassage}:`] : [];
  lines.push(bold(citationLine(best.citation, locale), style), dim(best.citation.title, style), "");
  lines.push(...quote(best, answered, locale, style));
  if (others.length > 0) {
    const places = others.map((excerpt) => `  ${citationLine(excerpt.citation, locale)}`);
    lines.push("", dim(`${locale.outcome.seeAlso}:`, style), ...places.map((place) => dim(place, style)));
  }
  return lines.join("\n");
}

function quote(excerpt: Excerpt, whole: boolean, locale: Locale, style: TerminalStyle): string[] {
  const sentences = excerpt.highlights.map(([start, end]) => excerpt.text.slice(start, end));
  const shown = sentences.flatMap((sentence) =>
    wrap(sentence, style, quoteMark).map((line) => bold(line, style)),
  );
  if (sentences.length === 0) return wrap(excerpt.text, style, quoteMark);
  if (!whole || sentences.join(" ") === excerpt.text) return shown;
  return [...shown, "", dim(`${locale.outcome.wholeParagraph}:`, style), ...wrap(excerpt.text, style, "  ")];
}

function unstated(answer: Answer, locale: Locale): string {
  return answer.missing.length > 0 ? locale.outcome.missing(answer.missing) : locale.outcome.unstated;
}

function notFound(answer: Answer, locale: Locale, style: TerminalStyle): string {
  const sections = answer.nearest.map((section) => `  ${sectionLine(section, locale)}`);
  if (sections.length === 0) return locale.outcome.notFound;
  return [locale.outcome.notFound, dim(`${locale.outcome.nearestSections}:`, style), ...sections].join("\n");
}

/** Breaks a text at single spaces, each of which becomes a line break; no other character changes. */
function wrap(text: string, { columns }: TerminalStyle, indent: string): string[] {
  if (columns === null) return [indent + text];
  const width = Math.max(20, columns - indent.length);
  const [first = "", ...words] = text.split(/(?<=\S) (?=\S)/);
  const lines = [first];
  for (const word of words) {
    const line = lines.at(-1) ?? "";
    if (line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.map((line) => indent + line);
}

function bold(text: string, { colour }: TerminalStyle): string {
  return colour ? styleText("bold", text, decided) : text;
}

function dim(text: string, { colour }: TerminalStyle): string {
  return colour ? styleText("dim", text, decided) : text;
}
