import { largestSource } from "../../../corpus/import/import-files.js";
import { readPartLine } from "../../../corpus/recognise.js";
import type { Draft, Note } from "../../../editorial/index.js";
import { AppError, describeError } from "../../../errors.js";
import { type Locale, localeFor } from "../../../locales/index.js";
import { DownloadError, downloadFile, largestDownload } from "../../transport/download-file.js";
import { describeFailure } from "../../transport/failure.js";
import type { Screen } from "../../ui/screen.js";
import { sendCard, sendScreen } from "./card.js";
import type { Desk } from "./desk.js";
import { type SentFile, sentFileOf } from "./intake-note.js";
import { ProgressMessage } from "./progress-message.js";
import { textScreen } from "./screen-parts.js";

/** A file that ended the process so often is not begun again. */
const mostAttempts = 3;
/** Most cards that one file brings; the others are in the list. */
const mostCards = 10;
/** Most failures of the documents of an archive that are told. */
const mostProblems = 10;

/**
 * Fetches a file, has it read, and shows its drafts. Its note is gone then, unless the bot stops meanwhile.
 * @throws what Telegram does not take of the drafts' cards; they are in the list all the same
 */
export async function takeSentFile(desk: Desk, note: Note): Promise<void> {
  const file = sentFileOf(note);
  const { editorial, stopping, api, logger } = desk;
  if (!file) return editorial.notes.remove(note.id);
  const attempts = file.attempts + 1;
  await editorial.notes.put({ ...note, data: { ...note.data, attempts } });
  const locale = localeFor(file.language);
  const progress =
    file.progress === 0 ? null : new ProgressMessage(api, logger, file.chat, file.progress, file.told);
  const taken = await (attempts > mostAttempts
    ? { drafts: [], isKnown: false, told: [locale.telegram.documents.intake.givenUp(file.name)] }
    : take(desk, file, locale, progress));
  await progress?.stop();
  // What a stop cut off was no failure of the file.
  if (stopping.aborted) return editorial.notes.put(note);
  try {
    await show(desk, file, locale, taken, progress);
  } finally {
    await editorial.notes.remove(note.id);
  }
}

/** What became of a file: drafts, and lines on what could not be read. */
interface TakenFile {
  readonly drafts: readonly Draft[];
  readonly isKnown: boolean;
  readonly told: readonly string[];
}

async function take(
  desk: Desk,
  { fileId, name, caption }: SentFile,
  locale: Locale,
  progress: ProgressMessage | null,
): Promise<TakenFile> {
  const { editorial, stopping, api, apiRoot, agent, logger } = desk;
  const { intake } = locale.telegram.documents;
  const drafts: Draft[] = [];
  const told: string[] = [];
  let isKnown = false;
  let path: string | null = null;
  progress?.show(intake.fetching(name));
  try {
    path = await editorial.scratch();
    const megabytes = largestSource / 2 ** 20;
    await downloadFile(api, fileId, path, { apiRoot, agent, signal: stopping, megabytes });
    const onPage = (done: number, total: number | null) => progress?.show(intake.reading(name, done, total));
    onPage(0, null);
    for await (const one of editorial.take(path, name, {
      given: givenBy(caption),
      signal: stopping,
      onPage,
    })) {
      if (one instanceof AppError) told.push(describeError(one, locale.language));
      else {
        drafts.push(...one.drafts);
        isKnown ||= one.isKnown;
      }
    }
  } catch (error) {
    if (path !== null) await editorial.drop(path);
    if (!stopping.aborted) {
      told.push(complaintOf(error, name, locale));
      logger.warn({ ...describeFailure(error), ...causeOf(error) }, "a file could not be taken in");
    }
  }
  return { drafts, isKnown, told };
}

async function show(
  desk: Desk,
  { chat, message, name }: SentFile,
  locale: Locale,
  { drafts, isKnown, told }: TakenFile,
  progress: ProgressMessage | null,
): Promise<void> {
  const { intake } = locale.telegram.documents;
  const end = async (screen: Screen) => {
    if (progress) await progress.end(screen);
    else await sendScreen(desk.api, chat, screen, message);
  };
  const [only] = drafts;
  if (only && drafts.length === 1 && told.length === 0 && !isKnown)
    return sendCard(desk, locale, only, { chat, end });
  const problems = told.slice(0, mostProblems);
  if (told.length > problems.length) problems.push("…");
  await end(
    textScreen([isKnown ? intake.known(name) : intake.read(name, drafts.length), ...problems].join("\n")),
  );
  for (const draft of drafts.slice(0, mostCards)) await sendCard(desk, locale, draft, { chat });
  if (drafts.length > mostCards)
    await sendScreen(desk.api, chat, textScreen(intake.moreDrafts(drafts.length - mostCards)));
}

/** What a caption such as `Bài 3: Tên bài` says of a document. */
function givenBy(caption: string): { readonly title?: string; readonly part?: number } {
  const line = readPartLine(caption.split("\n", 1)[0]?.trim() ?? "");
  if (line?.part == null) return {};
  return { part: line.part, ...(line.title === "" ? {} : { title: line.title }) };
}

function complaintOf(error: unknown, name: string, { telegram, language }: Locale): string {
  const { intake } = telegram.documents;
  if (error instanceof AppError) return describeError(error, language);
  if (error instanceof DownloadError && error.reason === "too-large")
    return intake.tooLarge(name, largestDownload);
  return intake.notFetched(name);
}

function causeOf(error: unknown): object {
  if (error instanceof DownloadError) return { reason: error.reason };
  return error instanceof AppError ? { code: error.code } : {};
}
