import { type Document, LineCounter, parseDocument, YAMLParseError } from "yaml";
import { z } from "zod";
import { AppError } from "../../errors.js";
import type { Article } from "../types.js";

/** What the front matter says. */
export type FrontMatter = Pick<Article, "series" | "part" | "title" | "authors" | "source" | "nextPart">;

/** An article's Markdown, cut below the front matter. */
export interface CutMarkdown {
  readonly yaml: string;
  readonly body: string;
  /** Line of the file on which the body begins (1-based). */
  readonly bodyLine: number;
}

const text = z
  .string()
  .transform((value) => value.replace(/\s+/gu, " ").trim())
  .pipe(z.string().min(1));
const part = z.number().int().positive();
const schema = z.object({
  series: text,
  part,
  title: text,
  authors: z.union([z.array(text), text.transform((author) => [author])]).nullish(),
  source: text.nullish(),
  nextPart: z.object({ part, title: text }).nullish(),
});

/** How each field is written, for error messages. */
const examples: Readonly<Record<string, string>> = {
  series: 'series: "…"',
  part: "part: 2",
  title: 'title: "…"',
  authors: 'authors: ["…", "…"]',
  source: 'source: "….txt"',
  nextPart: 'nextPart: { part: 3, title: "…" }',
};

/** Longest front matter, in UTF-16 code units: ten times a full one. The reader of YAML takes time in the square of the number of keys. */
const longestYaml = 16_000;
/** More keys of the form `? …` are refused: nobody needs one, and one in another takes time in a high power of their number. */
const mostComplexKeys = 10;
const complexKey = /(?:^|[\s[{,:-])\?(?=\s|$)/gu;

/** The YAML begins on the second line of the file. */
const linesAboveYaml = 1;

/**
 * Cuts an article's Markdown into front matter and body.
 *
 * @throws AppError CORPUS_FRONT_MATTER when the file does not begin with a block between two `---` lines
 */
export function cutFrontMatter(markdown: string, fileName: string): CutMarkdown {
  const content = markdown.replace(/^\ufeff/u, "");
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/u.exec(content);
  if (opening === null) throw new AppError("CORPUS_FRONT_MATTER", { file: fileName, line: 1 });
  const rest = content.slice(opening[0].length);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/mu.exec(rest);
  if (closing === null) throw new AppError("CORPUS_FRONT_MATTER", { file: fileName, line: 1 });
  const yaml = rest.slice(0, closing.index);
  const above = content.slice(0, opening[0].length + closing.index + closing[0].length);
  return { yaml, body: content.slice(above.length), bodyLine: above.split(/\r\n|\n|\r/u).length };
}

/**
 * Reads the YAML of a front matter. Unknown fields are left alone, for the operator's other tools.
 *
 * @throws AppError CORPUS_FRONT_MATTER_LONG for more than is read, CORPUS_YAML for broken YAML, CORPUS_FIELD_MISSING and CORPUS_FIELD for a missing or wrong field
 */
export function readFrontMatter(yaml: string, fileName: string): FrontMatter {
  const { document, value, lineOf } = parseYaml(yaml, fileName);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw wrongField(parsed.error.issues[0]?.path ?? [], document, lineOf, fileName);
  const { authors, source, nextPart, ...required } = parsed.data;
  return { ...required, authors: authors ?? [], source: source ?? null, nextPart: nextPart ?? null };
}

/** A parsed front matter; `lineOf` gives the line in the file of an offset in the YAML. */
interface ParsedYaml {
  readonly document: Document.Parsed;
  readonly value: unknown;
  readonly lineOf: (offset: number) => number;
}

function parseYaml(yaml: string, fileName: string): ParsedYaml {
  if (yaml.length > longestYaml)
    throw new AppError("CORPUS_FRONT_MATTER_LONG", { file: fileName, limit: longestYaml });
  const lines = new LineCounter();
  const lineOf = (offset: number) => lines.linePos(offset).line + linesAboveYaml;
  const refuse = (offset: number, cause: unknown) => {
    const reason = oneLine(cause instanceof YAMLParseError ? cause.message : String(cause));
    return new AppError("CORPUS_YAML", { file: fileName, line: lineOf(offset), reason }, { cause });
  };
  const source = yaml.replace(/\r\n?/gu, "\n");
  const complexKeys = [...source.matchAll(complexKey)];
  if (complexKeys.length > mostComplexKeys) {
    const [{ index, 0: written }] = complexKeys as [RegExpExecArray];
    const line = lineNumber(source, index + written.length);
    throw new AppError("CORPUS_YAML", { file: fileName, line, reason: "too many keys of the form “? …”" });
  }
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const [broken] = document.errors;
  if (broken !== undefined) throw refuse(broken.pos[0], broken);
  try {
    return { document, value: document.toJS() ?? {}, lineOf };
  } catch (cause) {
    // Such as an alias without an anchor, which the parser lets pass.
    throw refuse(0, cause);
  }
}

/** The error for a field that is missing or wrong, by its path in the YAML. */
function wrongField(
  path: readonly PropertyKey[],
  document: Document.Parsed,
  lineOf: (offset: number) => number,
  file: string,
): AppError {
  const field = String(path[0] ?? "series");
  const node = path.length === 0 ? null : document.getIn([field], true);
  const range = (node as { range?: readonly number[] } | null | undefined)?.range;
  const example = examples[field] ?? field;
  if (range === undefined) return new AppError("CORPUS_FIELD_MISSING", { file, line: 1, field, example });
  return new AppError("CORPUS_FIELD", { file, line: lineOf(range[0] ?? 0), field, example });
}

/** Line of the file of an offset in the YAML, where that was not parsed. */
function lineNumber(yaml: string, offset: number): number {
  return linesAboveYaml + yaml.slice(0, offset).split("\n").length;
}

function oneLine(message: string): string {
  return message.replace(/\s+/gu, " ").trim();
}
