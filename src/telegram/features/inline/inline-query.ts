import type { Context, Filter } from "grammy";
import type { InlineQueryResultArticle, InlineQueryResultsButton } from "grammy/types";
import { excerptAt } from "../../../answer/index.js";
import { filledArticles, filledSections, type ResolvedPassage } from "../../../index/index.js";
import { type Locale, localeFor } from "../../../locales/index.js";
import { choiceIn, type Services, screenDependencies } from "../../services.js";
import { passageNamed, startParameter } from "../../ui/deep-link.js";
import { passageResult } from "../../ui/inline-result.js";
import { relatedHead } from "../../ui/render-answer.js";
import type { ScreenDependencies } from "../../ui/screen.js";
import { readSharedQuery } from "../../ui/shared-query.js";

type InlineQuery = Filter<Context, "inline_query">;

/** Results at a time; Telegram takes up to 50 and asks for more as one scrolls. */
const pageSize = 10;
/** Passages that one question can find. */
const mostFound = 30;
/** How long Telegram may keep results, in seconds. They differ by language and by who is served, so never for others. */
const cacheTime = 300;

interface Results {
  readonly results: readonly InlineQueryResultArticle[];
  /** Whether more can be asked for, from the next page on. */
  readonly more: boolean;
  readonly button?: InlineQueryResultsButton;
}

/** Makes the handler of inline queries: passages for a question, one passage for a shared one, the sections for none. */
export function createInlineHandler(services: Services): (context: InlineQuery) => Promise<void> {
  const { access, answerer, logger, metrics } = services;

  return async (context) => {
    const { query, offset: given, from } = context.inlineQuery;
    const locale = localeFor(from.language_code);
    // Where a person asks is not known: what counts is what they chose in their own chat with the bot.
    const deps = screenDependencies(services, context.me, await choiceIn(services, from.id));
    const offset = /^\d{1,6}$/.test(given) ? Number(given) : 0;
    const served = access.isPersonServed(from.id);
    const { results, more, button } = served
      ? await look(context, query.trim(), offset, deps, locale)
      : { results: [], more: false, button: startButton(locale.telegram.inline.notAllowed) };
    await context.answerInlineQuery([...results], {
      cache_time: served ? cacheTime : 0,
      is_personal: true,
      next_offset: more ? String(offset + pageSize) : "",
      ...(button ? { button } : {}),
    });
  };

  async function look(
    context: InlineQuery,
    query: string,
    offset: number,
    deps: ScreenDependencies,
    locale: Locale,
  ): Promise<Results> {
    if (query === "") return sections(deps, locale, offset);
    const shared = readSharedQuery(query);
    const found = shared && passageNamed(deps.series.passages, shared.id, shared.fingerprint);
    if (found) return sharedPassage(deps, locale, found, shared.sentences);
    return passages(context, query, offset, deps, locale);
  }

  /** The passage that somebody shared; another that is near to it is marked, in the list and in what is sent. */
  function sharedPassage(
    deps: ScreenDependencies,
    locale: Locale,
    found: ResolvedPassage | "gone",
    sentences: readonly number[],
  ): Results {
    const { inline, notices } = locale.telegram;
    if (found === "gone") return { results: [], more: false, button: startButton(inline.passageGone) };
    const { ordinal, state } = found;
    if (state !== "changed") {
      const results = [passageResult(deps, locale, excerptAt(deps.series, ordinal, sentences))];
      if (state === "same") return { results, more: false };
      return { results, more: false, button: passageButton(deps, inline.passageMoved, ordinal) };
    }
    const results = [passageResult(deps, locale, excerptAt(deps.series, ordinal), notices.changed)];
    return { results, more: false, button: passageButton(deps, inline.passageChanged, ordinal) };
  }

  async function passages(
    context: InlineQuery,
    query: string,
    offset: number,
    deps: ScreenDependencies,
    locale: Locale,
  ): Promise<Results> {
    const end = offset + pageSize;
    const answer = await answerer.answer(query, {
      excerpts: Math.min(mostFound, end + 1),
      scope: deps.choice.scope,
    });
    const head = relatedHead(answer, locale);
    const results = answer.excerpts
      .slice(offset, end)
      .map((excerpt) => passageResult(deps, locale, excerpt, head));
    metrics.questionAnswered(answer.outcome, "inline");
    const updateId = context.update.update_id;
    logger.debug({ updateId, outcome: answer.outcome, tookMs: answer.tookMs }, "inline query answered");
    const isNothing = answer.excerpts.length === 0;
    return {
      results,
      more: end < mostFound && answer.excerpts.length > end,
      ...(isNothing ? { button: startButton(locale.telegram.inline.nothingFound) } : {}),
    };
  }

  /** How each section of the series begins. */
  function sections(deps: ScreenDependencies, locale: Locale, offset: number): Results {
    const { series, choice } = deps;
    const firsts = filledArticles(series.passages, choice.scope).flatMap((article) =>
      filledSections(article).map(({ first }) => first),
    );
    const shown = firsts.slice(offset, offset + pageSize);
    const results = shown.map((ordinal) => passageResult(deps, locale, excerptAt(series, ordinal)));
    return { results, more: firsts.length > offset + pageSize };
  }
}

/** Leads to a passage in a private chat with the bot. */
function passageButton(
  { series, keys }: ScreenDependencies,
  text: string,
  ordinal: number,
): InlineQueryResultsButton {
  return { text, start_parameter: startParameter(series.passages, keys, ordinal) };
}

/** Leads into a private chat with the bot; its parameter only tells where one came from. */
function startButton(text: string): InlineQueryResultsButton {
  return { text, start_parameter: "hoi" };
}
