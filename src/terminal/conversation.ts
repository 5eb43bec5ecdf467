import type { Answerer, FigureFinder } from "../answer/index.js";
import { isDatabaseUnavailable } from "../database/index.js";
import { describeError } from "../errors.js";
import {
  chooseSeries,
  findSeries,
  type Library,
  type NamedSeries,
  onlySeries,
  type Reload,
  type SeriesChoice,
  seriesIn,
} from "../index/index.js";
import { isAllSeries } from "../language/command-names.js";
import { type SmallTalkKind, smallTalkOf } from "../language/courtesy.js";
import { choiceNote, type Locale, localeFor, reloadText } from "../locales/index.js";
import { type ChatCommandCall, readChatCommand } from "./chat-command.js";
import { contentsEntries } from "./lists/contents.js";
import { figuresEntries } from "./lists/figures.js";
import { firstPage, type Page } from "./lists/page.js";
import { seriesEntries } from "./lists/series.js";
import { sourcesEntries } from "./lists/sources.js";
import { renderAnswer } from "./render.js";
import type { TerminalStyle } from "./style.js";
import { wrapLines } from "./wrap.js";

/** What a conversation is held on. */
export interface ChatCore {
  readonly answerer: Answerer;
  readonly figures: FigureFinder;
  readonly library: Pick<Library, "passages" | "corpusHash">;
  /** Reads the corpus again; absent: it stays as it was read. */
  reload?(): Promise<Reload>;
}

/** What is said to a line. */
export interface Reply {
  readonly text: string;
  /** Whether the line said goodbye. */
  readonly ends: boolean;
}

/** Entries of a page: lines of contents and sources, blocks of a few lines of figures. */
const linesShown = 40;
const figuresShown = 10;

/** Makes the first page of a list, by what stands beside its command. */
type Listing = (argument: string, style: TerminalStyle) => Promise<Page>;

/** One conversation in a terminal: remembers what was asked last, which article was told, and how far a list was shown. */
export class Conversation {
  #asked: string | undefined;
  #article: string | null = null;
  #next: Page["next"] = null;
  /** The series that are asked; none: all. */
  #series: readonly NamedSeries[] = [];
  readonly #listings: Readonly<Record<"contents" | "sources" | "figures" | "series", Listing>>;

  constructor(
    private readonly core: ChatCore,
    private readonly locale: Locale,
  ) {
    const { more } = locale.terminal.chat;
    // Each list is made of what the corpus holds when it is asked for.
    this.#listings = {
      contents: (part, { columns }) =>
        firstPage(
          wrapped(contentsEntries(core.library.passages, this.#choice, locale, part, columns), columns),
          linesShown,
          wrapLines(more, columns),
        ),
      sources: (_, { columns }) =>
        firstPage(
          wrapped(sourcesEntries(core.library, locale), columns),
          linesShown,
          wrapLines(more, columns),
        ),
      series: (_, { columns }) =>
        firstPage(
          wrapped(seriesEntries(core.library.passages, this.#choice, locale), columns),
          linesShown,
          wrapLines(more, columns),
        ),
      figures: (topic, style) =>
        firstPage(
          figuresEntries(core.figures, locale, topic, style, this.#choice.scope),
          figuresShown,
          wrapLines(more, style.columns),
        ),
    };
  }

  /** What is asked, in the corpus of this moment. */
  get #choice(): SeriesChoice {
    return chooseSeries(this.core.library.passages, this.#series);
  }

  /** What is said to a line that is not empty. Where nothing can be looked up at present, that; the conversation goes on. */
  async reply(line: string, style: TerminalStyle): Promise<Reply> {
    try {
      return await this.#reply(line, style);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      return said(wrapLines(describeError(error, this.locale.language), style.columns));
    }
  }

  async #reply(line: string, style: TerminalStyle): Promise<Reply> {
    const command = readChatCommand(line);
    if (command) return this.#obey(command, style);
    const talk = smallTalkOf(line);
    if (talk) return this.#talkBack(talk.kind, talk.isEnglish ? localeFor("en") : this.locale, style);
    return said(await this.#answer(line, style));
  }

  /** How to ask, and the commands. */
  #help(locale: Locale, style: TerminalStyle): string {
    const { howToAsk, followUps } = locale.terminal.chat;
    return wrapLines([howToAsk, followUps, "", commandList(locale)].join("\n"), style.columns);
  }

  async #obey({ name, typed, argument }: ChatCommandCall, style: TerminalStyle): Promise<Reply> {
    const { chat, goodbye } = this.locale.terminal;
    switch (name) {
      case "exit":
        return { text: goodbye, ends: true };
      case "unknown":
      case "articles":
      case "statistics":
        return said(this.#unknown(typed, style));
      case "reload":
        return said(await this.#reload(typed, style));
      case "more":
        return said(await this.#show(this.#next ?? noMore(chat.noMore)));
      case "ask":
        return said(argument === "" ? this.#help(this.locale, style) : await this.#answer(argument, style));
      case "series":
        return said(await this.#choose(argument, style));
      case "contents":
      case "sources":
      case "figures":
        return said(await this.#show(() => this.#listings[name](argument, style)));
      default:
        return said(this.#help(this.locale, style));
    }
  }

  #unknown(typed: string, style: TerminalStyle): string {
    const { chat } = this.locale.terminal;
    return wrapLines(`${chat.unknownCommand(typed)}\n${commandList(this.locale)}`, style.columns);
  }

  async #reload(typed: string, style: TerminalStyle): Promise<string> {
    const reload = await this.core.reload?.();
    return reload ? wrapLines(reloadText(reload, this.locale), style.columns) : this.#unknown(typed, style);
  }

  /** Asks the series of a name from now on, or all; without a name, or where it is none or several, lists them. */
  async #choose(name: string, style: TerminalStyle): Promise<string> {
    const { series: words } = this.locale;
    const list = () => this.#show(() => this.#listings.series("", style));
    const isAll = isAllSeries(name);
    const all = seriesIn(this.core.library.passages);
    const [found, ...others] = isAll ? [] : findSeries(all, name);
    if (name !== "" && !isAll && (!found || others.length > 0)) {
      const head = found ? words.several(name) : words.unknown(name);
      return `${wrapLines(head, style.columns)}\n${await list()}`;
    }
    if (name !== "") this.#series = found && all.length > 1 ? [found] : [];
    return list();
  }

  async #show(page: () => Promise<Page>): Promise<string> {
    const { text, next } = await page();
    this.#next = next;
    return text;
  }

  #talkBack(kind: SmallTalkKind, locale: Locale, style: TerminalStyle): Reply {
    if (kind === "abilities") return said(this.#help(locale, style));
    const only = onlySeries(this.core.library.passages, this.#choice);
    const text = locale.smallTalk[kind](only?.title ?? null);
    return { text: wrapLines(text, style.columns), ends: kind === "goodbye" };
  }

  async #answer(question: string, style: TerminalStyle): Promise<string> {
    if (this.core.library.passages.size === 0) return this.locale.browse.emptySeries;
    const choice = this.#choice;
    const answer = await this.core.answerer.answer(question, { previous: this.#asked, scope: choice.scope });
    const article = answer.excerpts[0]?.citation.article ?? this.#article;
    const titled = article !== this.#article;
    this.#article = article;
    if (answer.outcome !== "not_found") this.#asked = answer.asked;
    const claimsAbsence = answer.outcome === "not_found" || answer.missing.length > 0;
    const note = choiceNote(choice, this.locale, claimsAbsence);
    const rendered = renderAnswer(answer, this.locale, style, titled);
    return note === "" ? rendered : `${rendered}\n\n${wrapLines(note, style.columns)}`;
  }
}

async function* wrapped(entries: AsyncGenerator<string>, columns: number | null): AsyncGenerator<string> {
  for await (const entry of entries) yield wrapLines(entry, columns);
}

function said(text: string): Reply {
  return { text, ends: false };
}

function noMore(text: string): () => Promise<Page> {
  return async () => ({ text, next: null });
}

function commandList({ terminal: { chat } }: Locale): string {
  const lines = chat.commands.map(({ usage, description }) => `  ${usage} – ${description}`);
  return [chat.commandsHeading, ...lines].join("\n");
}
