import { articleIn, differenceFrom } from "../../../editorial/index.js";
import { AppError, describeError } from "../../../errors.js";
import { reloadText } from "../../../locales/index.js";
import { describeFailure } from "../../transport/failure.js";
import { edit } from "../../transport/reply.js";
import type { Screen } from "../../ui/screen.js";
import {
  type ArticleWithVersions,
  articleScreen,
  articlesScreen,
  withdrawScreen,
} from "./articles-screen.js";
import { removeMessage } from "./ask-field.js";
import { type DeskPress, tellChange } from "./change-articles.js";
import type { Desk } from "./desk.js";
import type { DeskAct, DeskButton } from "./desk-button.js";
import { allArticles, articleWithKey } from "./find-articles.js";
import { listButton, namedPart, textScreen } from "./screen-parts.js";
import { sendText } from "./show-pages.js";
import { versionScreen } from "./version-screen.js";

type ArticleHandler = (
  press: DeskPress,
  article: ArticleWithVersions,
  button: DeskButton,
) => Promise<string | null>;

/** The list of the articles as it is now. */
export async function listScreen(
  { editorial }: Pick<Desk, "editorial">,
  locale: DeskPress["locale"],
  page: number,
): Promise<Screen> {
  return articlesScreen(locale, await allArticles(editorial), await editorial.drafts(), page);
}

/** What the buttons under an article do. */
const handlers: Partial<Readonly<Record<DeskAct, ArticleHandler>>> = {
  article: showArticle,
  "article-text": async ({ desk, message }, { article }) => {
    const bytes = article && (await desk.editorial.articles.read(article.file));
    if (article && bytes) await sendText(desk, message, article.file, bytes);
    return null;
  },
  "ask-withdraw": async (press, shown) => {
    if (!shown.article) return showArticle(press, shown);
    return put(press, withdrawScreen(press.locale, shown.article));
  },
  withdraw: async (press, shown, { state = "" }) => {
    const file = shown.article?.file ?? `${shown.slug}.md`;
    const change = await press.desk.editorial.withdraw(shown.slug, state);
    return tellChange(press, {
      kind: "withdrawn",
      name: namedPart(shown.name),
      file,
      change,
      ...again(press, shown),
    });
  },
  version: async (press, shown, { version = "" }) => {
    const { desk, locale } = press;
    const kept = shown.versions.find(({ fingerprint }) => fingerprint === version);
    const text = kept && (await textOf(desk, shown, version));
    if (!kept || !text) return goneOf(press, shown);
    const present = shown.article && (await desk.editorial.articles.read(shown.article.file));
    const difference = present && shown.article ? differenceFrom(present, text, shown.article.file) : null;
    return put(press, versionScreen(locale, shown, kept, text, difference));
  },
  "version-text": async ({ desk, message }, { slug }, { version = "" }) => {
    const bytes = await desk.editorial.articles.versions.read(slug, version);
    if (bytes) await sendText(desk, message, `${slug}.md`, bytes);
    return null;
  },
  restore: async (press, shown, { version = "", state }) => {
    const text = await textOf(press.desk, shown, version);
    const change = await press.desk.editorial.restore(shown.slug, version, state ?? null);
    const file = shown.article?.file ?? `${shown.slug}.md`;
    return tellChange(press, {
      kind: "restored",
      name: namedPart(text ?? shown.name),
      file,
      change,
      ...again(press, shown),
    });
  },
};

/** Does what a button under the list, an article or a change says. @returns what pops up; null: nothing */
export async function pressArticles(press: DeskPress, button: DeskButton): Promise<string | null> {
  const { desk, locale, message } = press;
  const { act, key = "", number = 0 } = button;
  try {
    if (act === "close") await removeMessage(desk.api, message.chat.id, message.message_id);
    else if (act === "list") await put(press, await listScreen(desk, locale, number));
    else if (act === "reload") loadAgain(press);
    else {
      const shown = await articleWithKey(desk.editorial, key);
      if (!shown) return locale.telegram.documents.toasts.gone;
      return (await handlers[act]?.(press, shown, button)) ?? null;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await put(press, textScreen(describeError(error, locale.language), listButton(locale)));
  }
  return null;
}

function loadAgain({ desk, locale, message, user }: DeskPress): void {
  void desk
    .reload(user)
    .then((reload) =>
      edit(
        desk.api,
        message.chat.id,
        message.message_id,
        textScreen(reloadText(reload, locale), listButton(locale)),
      ),
    )
    .catch((error: unknown) => {
      desk.logger.warn(describeFailure(error), "how reading the series again ended could not be told");
    });
}

async function showArticle(press: DeskPress, shown: ArticleWithVersions): Promise<null> {
  return put(press, articleScreen(press.locale, shown));
}

function again(press: DeskPress, { slug }: ArticleWithVersions) {
  return {
    showAgain: async () => {
      const now = (await allArticles(press.desk.editorial)).find((each) => each.slug === slug);
      if (now) await showArticle(press, now);
    },
  };
}

async function goneOf(press: DeskPress, shown: ArticleWithVersions): Promise<string> {
  await showArticle(press, shown);
  return press.locale.telegram.documents.toasts.gone;
}

async function textOf({ editorial }: Desk, { slug }: ArticleWithVersions, version: string) {
  const bytes = await editorial.articles.versions.read(slug, version);
  return bytes && articleIn(bytes, `${slug}.md`);
}

async function put({ desk, message }: DeskPress, screen: Screen): Promise<null> {
  await edit(desk.api, message.chat.id, message.message_id, screen);
  return null;
}
