import { plainStyle, type TextRun } from "../../document.js";

/** A mark of emphasis or the like, where it stands at the place that is looked at. */
const tokens: readonly (readonly [RegExp, Token])[] = [
  [/\\([!-/:-@[-`{-~])/uy, "escape"],
  [/`{1,3}/uy, "code"],
  [/\*\*|__/uy, "strong"],
  [/[*_]/uy, "emphasis"],
  [/~~/uy, "deleted"],
  [/!?\[/uy, "bracket"],
  [/\]\([^()\s]{0,2000}(?:\s"[^"]{0,500}")?\)|\]\[[^[\]]{0,200}\]|\]/uy, "bracket"],
  [/<(?:https?:|mailto:)[^<>\s]{1,2000}>/uy, "address"],
  [/<br\s?\/?>/iuy, "break"],
  [/<\/?[a-z][a-z\d]{0,15}(?:\s[^<>]{0,1000})?>/iuy, "tag"],
  [/<!--/uy, "comment"],
];
/** Characters with which a mark can begin. */
const beginnings = new Set("\\`*_~![]<");
const beginning = /[\\`*_~![\]<]/gu;
/** Letters of the longest text of a link. */
const longestLink = 2_000;
type Token =
  | "escape"
  | "code"
  | "strong"
  | "emphasis"
  | "deleted"
  | "bracket"
  | "address"
  | "break"
  | "tag"
  | "comment";

/** A line's stretches, and the comments in it. */
export interface MarkdownInline {
  readonly runs: readonly TextRun[];
  readonly comments: readonly string[];
}

/** Reads the marks within a paragraph of Markdown (CommonMark, and struck-out text of GitHub's). */
export function markdownInline(text: string): MarkdownInline {
  const runs: TextRun[] = [];
  const comments: string[] = [];
  let bold = false;
  let italic = false;
  let isCode = false;
  let links = 0;
  const write = (written: string) => {
    const last = runs.at(-1);
    if (last !== undefined && last.style.bold === bold && last.style.italic === italic)
      runs[runs.length - 1] = { ...last, text: last.text + written };
    else runs.push({ text: written, style: { ...plainStyle, bold, italic } });
  };
  for (let at = 0; at < text.length; ) {
    const [token, found] = tokenAt(text, at);
    if (token === null || (isCode && token !== "code")) {
      const end = plainEnd(text, at);
      write(text.slice(at, end));
      at = end;
      continue;
    }
    at += found.length;
    const plain = plainOf(token, found);
    if (plain !== null) write(plain);
    else if (token === "code") isCode = !isCode;
    else if (token === "strong" && isMark(text, at, found)) bold = !bold;
    else if (token === "emphasis" && isMark(text, at, found)) italic = !italic;
    else if (token === "bracket") links = bracket(found, links, text, at, write);
    else if (token === "comment") {
      const { comment, end } = commentAt(text, at);
      comments.push(comment);
      at = end;
    } else if (token === "strong" || token === "emphasis") write(found);
  }
  return { runs, comments };
}

/** What stands for a mark that is nothing but text; null for the others. */
function plainOf(token: Token, found: string): string | null {
  if (token === "escape") return found.slice(1);
  if (token === "address") return found.slice(1, -1);
  return token === "break" ? " " : null;
}

/** The comment whose text begins at a place, and where the text after it begins. */
function commentAt(text: string, at: number): { readonly comment: string; readonly end: number } {
  const end = text.indexOf("-->", at);
  if (end === -1) return { comment: text.slice(at).trim(), end: text.length };
  return { comment: text.slice(at, end).trim(), end: end + "-->".length };
}

/** End of the stretch of plain text that begins with the character at a place. */
function plainEnd(text: string, at: number): number {
  beginning.lastIndex = at + 1;
  return beginning.exec(text)?.index ?? text.length;
}

function tokenAt(text: string, at: number): readonly [Token | null, string] {
  if (!beginnings.has(text[at] ?? "")) return [null, ""];
  for (const [pattern, token] of tokens) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) return [token, found[0]];
  }
  return [null, ""];
}

/** Marks stand at a word's beginning or end; between blanks, and `_` within words, they are signs. */
function isMark(text: string, end: number, mark: string): boolean {
  const before = text[end - mark.length - 1] ?? " ";
  const after = text[end] ?? " ";
  if (/\s/u.test(before) && /\s/u.test(after)) return false;
  return !(mark.startsWith("_") && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}

/** Writes the brackets that are no link's; gives how many links are open. */
function bracket(
  found: string,
  links: number,
  text: string,
  at: number,
  write: (text: string) => void,
): number {
  const isOpening = found.endsWith("[");
  if (isOpening) {
    const inside = text.slice(at, at + longestLink);
    const end = inside.indexOf("]");
    const isLink = end !== -1 && /^[([]/u.test(inside.slice(end + 1));
    if (!isLink) write(found);
    return isLink ? links + 1 : links;
  }
  const isClosing = links > 0 && found.length > 1;
  if (!isClosing) write(found);
  return isClosing ? links - 1 : links;
}
