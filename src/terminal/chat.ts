import { createInterface } from "node:readline";
import type { Locale } from "../locales/index.js";
import { type ChatCore, Conversation } from "./conversation.js";
import { styleOf, type TerminalStreams, writeLine } from "./output.js";
import { wrapLines } from "./wrap.js";

const farewells = new Set(["exit", "quit", "thoát", "thoat", ":q"]);

/**
 * Holds a conversation line by line until the input ends or is told to. On a terminal it greets and prompts; from a pipe
 * it prints replies only, one after the other, parted by an empty line, and a word of farewell does not end it.
 */
export async function chat(core: ChatCore, locale: Locale, streams: TerminalStreams): Promise<void> {
  const { input, output } = streams;
  const interactive = input.isTTY === true;
  const words = locale.terminal;
  const conversation = new Conversation(core, locale);
  if (interactive) await writeLine(output, wrapLines(greeting(core, locale), styleOf(output).columns));
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    prompt: words.prompt,
    terminal: interactive,
  });
  if (interactive) lines.prompt();
  let said = 0;
  let parting = words.goodbye;
  for await (const line of lines) {
    const text = line.replace(/^\uFEFF/, "").trim();
    if (interactive && farewells.has(text.toLowerCase())) break;
    if (text !== "") {
      const reply = await conversation.reply(text, styleOf(output));
      if (reply.ends && interactive) {
        parting = reply.text;
        break;
      }
      if (said++ > 0 && !interactive) await writeLine(output, "");
      await writeLine(output, interactive ? `\n${reply.text}\n` : reply.text);
    }
    if (interactive) lines.prompt();
  }
  lines.close();
  if (interactive) await writeLine(output, parting);
}

function greeting({ library: { passages } }: ChatCore, { terminal, examples }: Locale): string {
  const facts = { articles: passages.articles.length, passages: passages.size };
  const shown = examples.map((example) => `  ${example}`);
  return [terminal.welcome(facts), terminal.examplesHeading, ...shown, terminal.exitHint, ""].join("\n");
}
