import type { FigureFinder } from "../../answer/index.js";
import type { Scope } from "../../index/index.js";
import { citationLine, type Locale } from "../../locales/index.js";
import { styledLines, type TerminalStyle } from "../style.js";
import { wrapLines } from "../wrap.js";

/** Sentences that are looked up at a time. */
const batch = 20;

/**
 * The sentences that state a figure about a topic, each with its place in print.
 * @param topic empty: all figures
 * @param scope what they are looked for in; null: everything
 */
export async function* figuresEntries(
  finder: FigureFinder,
  locale: Locale,
  topic: string,
  style: TerminalStyle,
  scope: Scope | null,
): AsyncGenerator<string> {
  const { browse, terminal } = locale;
  let total = 0;
  for (let offset = 0; offset === 0 || offset < total; offset += batch) {
    const page = await finder.find(topic, offset, batch, scope);
    total = page.total;
    if (offset === 0 && total > 0)
      yield wrapLines(
        `${browse.figures(topic === "" ? null : topic)} (${terminal.chat.figuresFound(total)})`,
        style.columns,
      );
    for (const { text, sentence, citation } of page.figures) {
      const quoted = text.slice(...sentence);
      yield [
        "",
        ...styledLines(citationLine(citation, locale), style, "bold"),
        ...styledLines(quoted, style, null, "▌ "),
      ].join("\n");
    }
    if (page.figures.length === 0) break;
  }
  if (total === 0)
    yield wrapLines(topic === "" ? browse.noFiguresAtAll : browse.noFigures(topic), style.columns);
}
