import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message } from "grammy/types";
import { expect, test } from "vitest";
import { loadCorpus } from "../../../src/corpus/read/load.js";
import type { Article } from "../../../src/corpus/types.js";
import { en, vi } from "../../../src/locales/index.js";
import {
  type BotState,
  group,
  inlineQuery,
  person,
  press,
  privateChat,
  type TestChat,
} from "../../support/bot-api/index.js";
import { startWorld } from "../../support/bot-process.js";
import { temporaryFolder } from "../../support/temporary.js";

const bundled = join(import.meta.dirname, "..", "..", "..", "corpus", "bai-2.md");
const questions = [
  "Quận Ô Môn còn bao nhiêu hộ nghèo vào cuối năm 2012?",
  "Trưởng phòng Nông nghiệp huyện Thới Lai là ai?",
  "Phường Trà Nóc được công nhận danh hiệu gì năm 2013?",
  "Chi cục Thuế quận Bình Thủy thành lập mấy đoàn chống thất thu?",
  "Huyện Cờ Đỏ giải ngân vốn xây dựng cơ bản đạt bao nhiêu phần trăm?",
  "Ban Thường vụ Thành ủy gợi ý kiểm điểm bao nhiêu tập thể cấp ủy?",
];

/** What an old button or link was to show: a paragraph by its number then, or a section by its heading. */
type Meant = { readonly paragraph: number } | { readonly section: string };

interface OldReference {
  readonly what: string;
  readonly meant: Meant;
  /** What is told when it is used, and what stands in quotation marks there. */
  readonly use: () => Promise<{ readonly text: string; readonly quotes: readonly string[] }>;
}

const { buttons } = vi.telegram;
const marks = [vi, en].flatMap(({ telegram: { notices, toasts, inline, passageGone } }) => [
  ...Object.values(notices),
  toasts.gone,
  inline.passageGone,
  passageGone,
]);
const isMarked = (text: string) => marks.some((mark) => text.includes(mark));

function shown({ text = "", entities = [] }: Pick<Message, "text" | "entities">) {
  const quotes = entities
    .filter(({ type }) => type.endsWith("blockquote"))
    .map(({ offset, length }) => text.slice(offset, offset + length));
  return { text, quotes };
}

const captions = (message: Message) =>
  message.reply_markup?.inline_keyboard
    .flat()
    .flatMap((button) => ("callback_data" in button ? [button.text] : [])) ?? [];

/** The paragraph that a message quotes first. */
const paragraphOf = ({ text = "" }: Message) => Number(/(?:đoạn|paragraph) (\d+)/.exec(text)?.[1]);

/** A press to come; what is edited meanwhile does not count. */
function pressing(chat: TestChat, message: Message, caption: string): OldReference["use"] {
  return async () => {
    const toast = await press(chat, message, caption);
    return toast === "" ? shown(await chat.edited(message)) : { text: toast, quotes: [] };
  };
}

/** Opens a paragraph anew, and presses the given buttons one after the other. */
async function opened(chat: TestChat, open: string, ...path: readonly string[]): Promise<Message> {
  const message = await chat.ask(open);
  for (const caption of path) {
    await press(chat, message, caption);
    await chat.edited(message);
  }
  return chat.current(message) ?? message;
}

/** Collects buttons, links and shares of every kind, each in a message of its own. */
async function collect(bot: BotState, article: Article): Promise<OldReference[]> {
  const references: OldReference[] = [];
  const sectionOf = (paragraph: number) => ({ section: article.passages[paragraph - 1]?.section ?? "" });
  const chats = [privateChat(bot, person()), privateChat(bot, person("en"))];
  for (const chat of chats) {
    for (const { paragraph } of article.passages) {
      const open = `/start bai-2_${paragraph}`;
      const own = await opened(chat, open);
      for (const caption of captions(own)) {
        const target = /\d+/.exec(caption)?.[0];
        const isSection = [buttons.section, en.telegram.buttons.section].includes(caption);
        if (target === undefined && !isSection) continue;
        const meant = isSection ? sectionOf(paragraph) : { paragraph: Number(target) };
        const message = caption === captions(own)[0] ? own : await opened(chat, open);
        references.push({ what: caption, meant, use: pressing(chat, message, caption) });
      }
    }
  }
  const [chat] = chats as [TestChat];
  for (const { paragraph } of article.passages) {
    const meant = { paragraph };
    const inSection = await opened(chat, `/start bai-2_${paragraph}`, buttons.section);
    const number = captions(inSection).includes(String(paragraph));
    if (number)
      references.push({ what: "a number", meant, use: pressing(chat, inSection, String(paragraph)) });
    const own = await opened(chat, `/start bai-2_${paragraph}`);
    const query = own.reply_markup?.inline_keyboard.flat().find((button) => "switch_inline_query" in button);
    if (!query || !("switch_inline_query" in query)) throw new Error("nothing to share");
    references.push({ what: "a share", meant, use: () => shared(bot, query.switch_inline_query) });
    const { results } = await inlineQuery(bot, person(), query.switch_inline_query);
    const link = results[0]?.reply_markup?.inline_keyboard[0]?.[0];
    const parameter = new URL(link && "url" in link ? link.url : "").searchParams.get("start");
    references.push({ what: "a link", meant, use: async () => shown(await chat.ask(`/start ${parameter}`)) });
  }
  const meetings = [group(bot, person()), group(bot, person(), { forum: true })];
  for (const asking of [chat, privateChat(bot, person()), ...meetings]) {
    const prefix = meetings.includes(asking) ? "/hoi " : "";
    for (const question of questions) {
      for (const path of [[], [buttons.context], [buttons.section]]) {
        const answer = await opened(asking, `${prefix}${question}`);
        const paragraph = paragraphOf(answer);
        for (const caption of path) {
          await press(asking, answer, caption);
          await asking.edited(answer);
        }
        const here = asking.current(answer) ?? answer;
        const wanted = [buttons.context, buttons.withoutContext, buttons.backToAnswer, buttons.section];
        const caption = captions(here).find((each) => wanted.includes(each));
        if (caption === undefined) throw new Error(`no way from ${here.text}`);
        references.push({ what: caption, meant: { paragraph }, use: pressing(asking, here, caption) });
      }
    }
  }
  for (const { heading } of article.sections) {
    const contents = await chat.ask("/muc_luc");
    references.push({
      what: "the contents",
      meant: { section: heading },
      use: pressing(chat, contents, heading),
    });
  }
  return references;
}

async function shared(bot: BotState, query: string) {
  const { results, button } = await inlineQuery(bot, person(), query);
  const content = results[0]?.input_message_content as {
    message_text: string;
    entities: Message["entities"];
  };
  if (!content) return { text: button?.text ?? "", quotes: [] };
  return shown({ text: content.message_text, ...(content.entities && { entities: content.entities }) });
}

/** What an editor does: a paragraph more in front, one less, one cut in two, two made one, one corrected. */
async function editFile(path: string, { passages }: Article): Promise<void> {
  const textOf = (paragraph: number) => passages[paragraph - 1]?.text ?? "";
  const file = await readFile(path, "utf8");
  const replaced = (from: string, to: string) => (content: string) => {
    if (!content.includes(from)) throw new Error(`not in the file: ${from}`);
    return content.replace(from, () => to);
  };
  const cut = textOf(11).indexOf(". ", textOf(11).length / 3) + 1;
  const edits = [
    replaced(textOf(5), `Đoạn này mới được thêm vào đầu mục.\n\n${textOf(5)}`),
    replaced(`${textOf(8)}\n\n`, ""),
    replaced(textOf(11), `${textOf(11).slice(0, cut)}\n\n${textOf(11).slice(cut + 1)}`),
    replaced(`${textOf(12)}\n\n${textOf(13)}`, `${textOf(12)} ${textOf(13)}`),
    replaced(textOf(14), textOf(14).replace("Thành ủy", "Thành phố")),
  ];
  await writeFile(
    path,
    edits.reduce((content, edit) => edit(content), file),
  );
}

test("over 200 old buttons, links and shares, used after the corpus was changed and the bot started again, show no other text unmarked", {
  timeout: 300_000,
}, async () => {
  const folder = await temporaryFolder();
  const [corpusDir, indexDir] = [join(folder, "corpus"), join(folder, "index")];
  await mkdir(corpusDir);
  const file = join(corpusDir, "bai-2.md");
  await copyFile(bundled, file);
  const world = await startWorld();
  try {
    const env = { CORPUS_DIR: corpusDir, INDEX_DIR: indexDir, RATE_LIMIT_USER: "0", RATE_LIMIT_CHAT: "0" };
    const [before] = (await loadCorpus(corpusDir)).articles as [Article];
    const first = await world.start("polling", env);
    const references = await collect(world.bot, before);
    expect(references.length).toBeGreaterThan(200);
    await first.stop();

    await editFile(file, before);
    const [today] = (await loadCorpus(corpusDir)).articles as [Article];
    await world.start("polling", env);
    const sectionNow = (heading: string) => today.sections.find((section) => section.heading === heading);
    const textsOf = (section: Article["sections"][number] | undefined) =>
      section?.passages.map(({ text }) => text);
    let [unmarked, marked] = [0, 0];
    for (const { what, meant, use } of references) {
      const { text, quotes } = await use();
      const said = `${what} of ${JSON.stringify(meant)}: ${text}`;
      if (isMarked(text)) marked++;
      else unmarked++;
      if ("section" in meant) {
        const then = before.sections.find(({ heading }) => heading === meant.section);
        const isSame = JSON.stringify(textsOf(then)) === JSON.stringify(textsOf(sectionNow(meant.section)));
        expect(isMarked(text), said).toBe(!isSame);
        continue;
      }
      const old = before.passages[meant.paragraph - 1]?.text ?? "-";
      const isThere = today.passages.some((passage) => passage.text === old);
      expect(isMarked(text), said).toBe(!isThere);
      const least = Math.min(60, old.length);
      if (isThere)
        expect(
          quotes.some((quote) => old.includes(quote) && quote.length >= least),
          said,
        ).toBe(true);
      // What was corrected is found by what it still says.
      if (meant.paragraph === 14) expect(quotes.join("\n"), said).toContain("Thành phố");
      if (meant.paragraph === 12) expect(quotes.join("\n"), said).toContain(old.slice(0, 60));
    }
    expect({ unmarked: unmarked > 100, marked: marked > 40 }).toEqual({ unmarked: true, marked: true });
    expect(world.bot.refusals).toEqual([]);
  } finally {
    await world.end();
  }
});
