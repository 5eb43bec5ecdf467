import { Composer, type Context, type Filter } from "grammy";
import { AppError, describeError } from "../../../errors.js";
import type { Locale } from "../../../locales/index.js";
import { localeOf, privateAdminCommand, type Services } from "../../services.js";
import { defaultApiRoot, tidyApiRoot } from "../../transport/api-root.js";
import { parseCommand } from "../../transport/command.js";
import { isTooLarge, largestDownload } from "../../transport/download-file.js";
import { withErrorBoundary } from "../../transport/error-boundary.js";
import { isClosedChat, isHarmless } from "../../transport/failure.js";
import { publishAdminMenu } from "../../transport/menu.js";
import { type MessageContext, reply, replyText } from "../../transport/reply.js";
import { clip } from "../../ui/cut.js";
import { pressedButtons, type Screen } from "../../ui/screen.js";
import { takeField } from "./ask-field.js";
import type { DeskPress } from "./change-articles.js";
import type { Desk } from "./desk.js";
import { decodeDeskButton, isDeskData } from "./desk-button.js";
import { type IntakeQueue, mostWaiting } from "./intake-queue.js";
import { listScreen, pressArticles } from "./press-articles.js";
import { isDraftAct, pressDraft } from "./press-draft.js";
import { textScreen } from "./screen-parts.js";

/** Longest name of a file that is told, in UTF-16 code units. */
const longestName = 120;

/** A message with a file, by an administrator in private: whoever else sends one gets what any message gets. */
function isHandedIn(desk: Desk, context: Context): boolean {
  const { msg: message } = context;
  // Telegram gives a GIF as a document besides.
  if (!message?.document || message.animation || !isAdminHere(desk, context)) return false;
  return parseCommand(message.caption ?? "") === null;
}

/** What administrators do with documents and articles besides commands. Whatever is none of that goes on to the others. */
export function createDocumentHandlers(
  { desk, queue }: { readonly desk: Desk; readonly queue: IntakeQueue },
  watched: Parameters<typeof withErrorBoundary>[0],
): Composer<Context> {
  const composer = new Composer<Context>();
  const words = (context: Context) => localeOf(context).telegram;
  composer.on("callback_query").filter(
    ({ callbackQuery }) => isDeskData(callbackQuery.data),
    withErrorBoundary(
      watched,
      (context) => takePress(desk, context),
      (context) => context.answerCallbackQuery({ text: words(context).toasts.apology }),
    ),
  );
  const own = composer.filter((context) => isAdminHere(desk, context));
  own.command("start", (context, next) => {
    // Telegram took none before somebody wrote to the bot.
    if (context.from) void publishAdminMenu(desk.api, desk.logger, context.from.id);
    return next();
  });
  own.on("message:document").filter(
    (context) => isHandedIn(desk, context),
    withErrorBoundary(
      watched,
      (context: Filter<Context, "message:document">) => takeDocument(desk, queue, context),
      (context) => replyText(context, words(context).apology),
    ),
  );
  const say = (what: "edited" | "sendAsFile") =>
    withErrorBoundary(
      watched,
      async (context: Context & MessageContext) => {
        await replyText(context, words(context).documents.intake[what]);
      },
      async () => {},
    );
  own.on("edited_message:document", say("edited"));
  own.on("message:photo", async (context, next) => {
    // Of an album the others say a word.
    if (context.msg.caption !== undefined || context.msg.media_group_id !== undefined) return next();
    await say("sendAsFile")(context);
  });
  own.on("message:text", async (context, next) => {
    let isTaken = true;
    const take = withErrorBoundary(
      watched,
      async () => {
        isTaken = await told(context, () => takeField(desk, localeOf(context), context.msg));
      },
      () => replyText(context, words(context).apology),
    );
    await take(context);
    if (!isTaken) await next();
  });
  return composer;
}

/** Whether an administrator writes in their private chat with the bot, by their own hand. */
function isAdminHere({ access }: Desk, { msg, from, chat }: Context): boolean {
  if (chat?.type !== "private" || msg?.via_bot || msg?.business_connection_id !== undefined) return false;
  return from !== undefined && access.isAdmin(from.id);
}

async function takeDocument(
  desk: Desk,
  queue: IntakeQueue,
  context: Filter<Context, "message:document">,
): Promise<void> {
  const { msg: message, from } = context;
  const locale = localeOf(context);
  const { intake } = locale.telegram.documents;
  const { document, caption = "", chat, message_id: id } = message;
  const name = clip(document.file_name?.normalize("NFC").replace(/\p{C}/gu, "") || "tệp", longestName);
  const isTelegrams = tidyApiRoot(desk.apiRoot) === tidyApiRoot(defaultApiRoot);
  if (isTelegrams && isTooLarge(document))
    return void (await replyText(context, intake.tooLarge(name, largestDownload)));
  if (queue.length >= mostWaiting) return void (await replyText(context, intake.full(queue.length)));
  await told(context, () =>
    queue.add({
      chat: chat.id,
      message: id,
      progress: 0,
      told: "",
      fileId: document.file_id,
      name,
      caption,
      language: from?.language_code ?? "",
      attempts: 0,
    }),
  );
}

/** Does something, and replies with what is in its way where that is a failure of the table. @returns what it gives; then true */
async function told(context: Context & MessageContext, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await replyText(context, describeError(error, localeOf(context).language));
    return true;
  }
}

/** Answers a press, once: until then the button shows that it is busy. */
async function takePress(desk: Desk, context: Context): Promise<void> {
  const toast = await press(desk, context).catch((error: unknown) => {
    if (isHarmless(error) || isClosedChat(error)) return null;
    throw error;
  });
  await context.answerCallbackQuery(toast === null ? {} : { text: toast });
}

async function press(desk: Desk, { callbackQuery, from }: Context): Promise<string | null> {
  const locale = localeOf({ from });
  const { toasts, documents } = locale.telegram;
  const message = callbackQuery?.message;
  const button = decodeDeskButton(callbackQuery?.data ?? "");
  if (!from || !desk.access.isAdmin(from.id) || message?.chat.type !== "private")
    return documents.toasts.onlyAdmins;
  if (message.date === 0 || !button) return toasts.outdated;
  // What a modified client makes up stands under no message; a button pressed twice in a row has done its work.
  if (!pressedButtons(message).includes(callbackQuery?.data ?? "")) return null;
  const given: DeskPress = { desk, locale, message, user: from.id };
  return isDraftAct(button.act) ? pressDraft(given, button) : pressArticles(given, button);
}

/** Makes the handler of `/bai`: the list of the articles for an administrator. */
export function createArticlesHandler(services: Services, desk: Desk | undefined) {
  return privateAdminCommand(
    services,
    desk && (async ({ context, viewer }) => reply(context, await articlesOrTrouble(desk, viewer.locale))),
  );
}

/** The list, or what is in its way. */
function articlesOrTrouble(desk: Desk, locale: Locale): Promise<Screen> {
  return listScreen(desk, locale, 0).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return textScreen(describeError(error, locale.language));
  });
}
