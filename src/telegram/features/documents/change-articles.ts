import type { Message } from "grammy/types";
import type { Change } from "../../../editorial/index.js";
import type { ChangeKind, NamedPart } from "../../../locales/documents-words.js";
import { type Locale, localeFor } from "../../../locales/index.js";
import { describeFailure, isHarmless } from "../../transport/failure.js";
import { edit } from "../../transport/reply.js";
import { changeScreen, type ToldChange } from "./change-screen.js";
import type { Desk } from "./desk.js";
import { type Loading, loadingNote, loadingOf } from "./loading-note.js";
import { listButton, namedArticle, textScreen } from "./screen-parts.js";

/** A press on a card of an administrator. */
export interface DeskPress {
  readonly desk: Desk;
  readonly locale: Locale;
  /** The message that the button stands under. */
  readonly message: Message;
  readonly user: number;
}

/** What was changed, and how it is told. */
export interface MadeChange {
  readonly kind: ChangeKind;
  readonly name: NamedPart;
  readonly file: string;
  readonly change: Change;
  /** Shows what there is by now, where the change was asked for by what is another. */
  readonly showAgain: () => Promise<void>;
}

/**
 * Tells what became of a change, and has the series read again: whoever asked is told once it is answered from.
 * @returns what pops up; null: nothing
 */
export async function tellChange(press: DeskPress, made: MadeChange): Promise<string | null> {
  const { desk, locale, message, user } = press;
  const { toasts, changes } = locale.telegram.documents;
  const { change, kind, name, file } = made;
  const put = (text: string) =>
    edit(desk.api, message.chat.id, message.message_id, textScreen(text, listButton(locale)));
  switch (change.kind) {
    case "stale":
      await made.showAgain().catch(ignoreHarmless);
      return toasts.stale;
    case "gone":
      await made.showAgain().catch(ignoreHarmless);
      return toasts.gone;
    case "last":
      await put(changes.last);
      return null;
    case "clash":
      await put(changes.clash(namedArticle(change.other)));
      return null;
    case "done":
      await loadAgain(desk, locale, message, user, { kind, name, change, file });
      return null;
  }
}

/** Says that the series is being read again, and later how that ended; does not wait for it. */
async function loadAgain(
  desk: Desk,
  locale: Locale,
  { chat, message_id: message }: Message,
  user: number,
  told: ToldChange,
): Promise<void> {
  const loading: Loading = { chat: chat.id, message, user, language: locale.language, told };
  // It stands on the disk, whatever becomes of what is told of it.
  await desk.editorial.notes.put(loadingNote(loading)).catch(() => undefined);
  const ended = untilLoaded(desk, loading);
  await edit(desk.api, chat.id, message, changeScreen(locale, told)).catch(ignoreHarmless);
  void ended();
}

/** Reads the series again from now on; what is given tells how that ended, and never rejects. */
function untilLoaded(desk: Desk, loading: Loading): () => Promise<void> {
  const { chat, message, user, language, told } = loading;
  const reading = desk.reload(user);
  return async () => {
    try {
      const screen = changeScreen(localeFor(language), told, await reading);
      // A stop goes on at the next start.
      if (desk.stopping.aborted) return;
      await edit(desk.api, chat, message, screen).catch(ignoreHarmless);
    } catch (error) {
      desk.logger.warn(describeFailure(error), "how reading the series again ended could not be told");
    }
    await desk.editorial.notes.remove(loadingNote(loading).id).catch(() => undefined);
  };
}

/** Goes on with what an ended process was yet to tell. */
export async function resumeChanges(desk: Desk): Promise<void> {
  const notes = await desk.editorial.notes.all();
  for (const note of notes) {
    const loading = loadingOf(note);
    // What a process that is alive is yet to tell is left to it.
    if (loading && (await desk.editorial.notes.takeOn(note.id))) void untilLoaded(desk, loading)();
  }
}

function ignoreHarmless(error: unknown): void {
  if (!isHarmless(error)) throw error;
}
