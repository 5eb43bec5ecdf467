import type { Draft } from "../../../editorial/index.js";
import { AppError, describeError } from "../../../errors.js";
import { edit } from "../../transport/reply.js";
import { askForField, askNoMore } from "./ask-field.js";
import { cardOf, sendScreen } from "./card.js";
import { type DeskPress, tellChange } from "./change-articles.js";
import type { DeskAct, DeskButton } from "./desk-button.js";
import { listButton, namedPart, textScreen } from "./screen-parts.js";
import { sendText, showPage } from "./show-pages.js";

type DraftHandler = (press: DeskPress, draft: Draft, button: DeskButton) => Promise<string | null>;

const ask =
  (field: "title" | "part" | "series"): DraftHandler =>
  async (press, draft) => {
    const { desk, locale, message } = press;
    const id = await askForField(desk, locale, draft, field, message);
    await showCard(press, draft, id);
    return null;
  };

/** What the buttons under a draft's card do. */
const handlers: Partial<Readonly<Record<DeskAct, DraftHandler>>> = {
  draft: showDraft,
  publish: async (press, draft, { state = "" }) => {
    const { desk } = press;
    const plan = await desk.editorial.plan(draft);
    const change = await desk.editorial.publish(draft.id, state);
    return tellChange(press, {
      kind: plan.kind === "replace" ? "replaced" : "published",
      name: namedPart(draft.article),
      file: plan.file,
      change,
      showAgain: async () => {
        const now = await desk.editorial.draft(draft.id);
        if (now) await showCard(press, now);
        else await showGone(press);
      },
    });
  },
  title: ask("title"),
  part: ask("part"),
  series: ask("series"),
  "known-series": async (press, draft) => {
    const { editorial } = press.desk;
    const { knownSeries } = await editorial.plan(draft);
    const changed = knownSeries === null ? draft : await editorial.change(draft.id, "series", knownSeries);
    if (!changed) return showGone(press);
    await showCard(press, changed);
    return null;
  },
  cancel: async (press, draft, { number = 0 }) => {
    await askNoMore(press.desk, press.message.chat.id, number);
    await showCard(press, draft);
    return null;
  },
  preview: async (press, draft) => {
    const { desk, locale, message } = press;
    if (draft.marks.length === 0) return sendDraft(press, draft);
    showPage(desk, locale, draft, 0, message, false);
    return locale.telegram.documents.toasts.working;
  },
  page: async ({ desk, locale, message }, draft, { number = 0 }) => {
    showPage(desk, locale, draft, number, message, true);
    return locale.telegram.documents.toasts.working;
  },
  "draft-text": sendDraft,
  discard: async (press, draft) => {
    const { desk, locale } = press;
    if (!(await desk.editorial.discard(draft.id))) return showGone(press);
    const text = locale.telegram.documents.draft.discarded(namedPart(draft.article));
    await put(press, text);
    return null;
  },
};

/** Whether a button belongs to a draft. */
export function isDraftAct(act: DeskAct): boolean {
  return handlers[act] !== undefined;
}

/** Does what a button under a draft's card says. @returns what pops up; null: nothing */
export async function pressDraft(press: DeskPress, button: DeskButton): Promise<string | null> {
  try {
    const draft = await press.desk.editorial.draft(button.key ?? "");
    if (!draft) return await tellPublished(press, button.key ?? "");
    return (await handlers[button.act]?.(press, draft, button)) ?? null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { desk, message, locale } = press;
    const told = textScreen(describeError(error, locale.language));
    await sendScreen(desk.api, message.chat.id, told, message.message_id);
    return null;
  }
}

async function showDraft(press: DeskPress, draft: Draft): Promise<null> {
  await showCard(press, draft);
  return null;
}

async function showCard({ desk, locale, message }: DeskPress, draft: Draft, asking?: number): Promise<void> {
  const screen = await cardOf(desk, locale, draft, asking);
  await edit(desk.api, message.chat.id, message.message_id, screen);
}

/** Of a draft that is gone it is told that it was published, where it was: by somebody else, or just before the bot was ended. */
async function tellPublished(press: DeskPress, id: string): Promise<string | null> {
  const published = press.message.text === undefined ? null : await press.desk.editorial.published(id);
  if (!published) return showGone(press);
  const { change, file } = published;
  const kind = change.before === null || change.before === change.after ? "published" : "replaced";
  return tellChange(press, { kind, name: namedPart(published), file, change, showAgain: async () => {} });
}

/** A draft that is gone is told in the place of its card, or above its picture. */
async function showGone(press: DeskPress): Promise<string | null> {
  const { toasts, draft } = press.locale.telegram.documents;
  if (press.message.text !== undefined) await put(press, draft.gone);
  return toasts.gone;
}

async function sendDraft({ desk, message }: DeskPress, draft: Draft): Promise<null> {
  const { file, markdown } = await desk.editorial.plan(draft);
  await sendText(desk, message, file, markdown);
  return null;
}

async function put({ desk, locale, message }: DeskPress, text: string): Promise<void> {
  await edit(desk.api, message.chat.id, message.message_id, textScreen(text, listButton(locale)));
}
