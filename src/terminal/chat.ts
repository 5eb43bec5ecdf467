import { createInterface } from "node:readline";
import type { Answerer } from "../answer/index.js";
import type { Locale } from "../locales/index.js";
import { styleOf, type TerminalStreams, writeLine } from "./output.js";
import { renderAnswer } from "./render.js";

const farewells = new Set(["exit", "quit", "thoát", "thoat", "/exit", "/quit", ":q"]);

/**
 * Answers questions line by line until the input ends. On a terminal it greets and prompts;
 * from a pipe it prints answers only, one after the other, parted by an empty line.
 */
export async function chat(
  answerer: Answerer,
  greeting: string,
  locale: Locale,
  streams: TerminalStreams,
): Promise<void> {
  const { input, output } = streams;
  const interactive = input.isTTY === true;
  const words = locale.terminal;
  if (interactive) {
    const examples = locale.examples.map((example) => `  ${example}`);
    await writeLine(output, [greeting, words.examplesHeading, ...examples, words.exitHint, ""].join("\n"));
  }
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    prompt: words.prompt,
    terminal: interactive,
  });
  if (interactive) lines.prompt();
  let answered = 0;
  for await (const line of lines) {
    const question = line.trim();
    if (interactive && farewells.has(question.toLowerCase())) break;
    if (question !== "") {
      if (answered++ > 0 && !interactive) await writeLine(output, "");
      const answer = await answerer.answer(question);
      await writeLine(
        output,
        interactive
          ? `\n${renderAnswer(answer, locale, styleOf(output))}\n`
          : renderAnswer(answer, locale, styleOf(output)),
      );
    }
    if (interactive) lines.prompt();
  }
  lines.close();
  if (interactive) await writeLine(output, words.goodbye);
}
