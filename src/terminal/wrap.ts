/** Made when a window is first written to: what goes into a pipe need not wait for the tables that the runtime then loads. */
let segmenter: Intl.Segmenter | undefined;
/** No text is wrapped more narrowly than this, in columns: a window of fewer shows nothing well. */
const narrowest = 8;
/** Characters that take two columns (East Asian Width W and F, https://www.unicode.org/reports/tr11/). */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const withoutWidth = /^[\p{M}\p{Cf}\p{Cc}]+$/u;
const printableAscii = /^[\x20-\x7e]*$/;

/** Columns that a text takes in a terminal: marks none, wide characters and emoji two. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += graphemeWidth(segment);
  return width;
}

function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("vi", { granularity: "grapheme" });
  return segmenter.segment(text);
}

function graphemeWidth(grapheme: string): number {
  if (withoutWidth.test(grapheme)) return 0;
  return wide.test(grapheme) || grapheme.includes("\ufe0f") ? 2 : 1;
}

/**
 * Breaks a text into lines at single spaces, each of which becomes a line break; no other character changes. A word
 * wider than a line is broken where the line ends.
 *
 * @param columns width of a line, its indent included; null: the text stays one line
 * @param indent what stands before the first line
 * @param hanging what stands before the others, as wide as the first
 */
export function wrapText(text: string, columns: number | null, indent = "", hanging = indent): string[] {
  if (columns === null) return [indent + text];
  const width = Math.max(narrowest, columns - displayWidth(indent));
  const lines: string[] = [];
  let taken = 0;
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    for (const [at, piece] of cut(word, width).entries()) {
      const last = lines.length - 1;
      const more = displayWidth(piece);
      if (last >= 0 && at === 0 && taken + 1 + more <= width) {
        lines[last] += ` ${piece}`;
        taken += 1 + more;
      } else {
        lines.push(piece);
        taken = more;
      }
    }
  }
  return lines.map((line, at) => (at === 0 ? indent : hanging) + line);
}

/** Wraps each line of a text by itself; what goes on stands under the line's own beginning. */
export function wrapLines(text: string, columns: number | null): string {
  if (columns === null) return text;
  return text
    .split("\n")
    .flatMap((line) => {
      const indent = /^ *(?:(?:•|\d+\.) )?/.exec(line)?.[0] ?? "";
      return wrapText(line.slice(indent.length), columns, indent, " ".repeat(indent.length));
    })
    .join("\n");
}

/** As much of a text as takes at most `columns`, with "…" in place of the rest, cut at a space where there is one. */
export function clipToWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const [head = ""] = cut(text, columns - 1);
  const space = head.lastIndexOf(" ");
  const whole = text[head.length] === " " || space <= 0 ? head : head.slice(0, space);
  return `${whole.trimEnd()}…`;
}

/** A text in pieces of at most `width` columns, each of whole letters. */
function cut(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const pieces = [""];
  let taken = 0;
  for (const { segment } of graphemesOf(text)) {
    const more = graphemeWidth(segment);
    if (taken + more > width && taken > 0) {
      pieces.push("");
      taken = 0;
    }
    pieces[pieces.length - 1] += segment;
    taken += more;
  }
  return pieces;
}
