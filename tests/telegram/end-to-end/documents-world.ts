import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Message } from "grammy/types";
import type { Fault } from "../../support/bot-api/faults.js";
import { type BotState, person, privateChat, type TestChat, until } from "../../support/bot-api/index.js";
import { type BotProcess, type Receiving, startWorld } from "../../support/bot-process.js";
import { shortSeries, writeSeries } from "../../support/series.js";
import { temporaryFolder } from "../../support/temporary.js";
import { vietnamesePdf, wrapped } from "../../support/vietnamese-pdf.js";

/** A bot over a short series of its own, with two administrators. */
export interface DocumentWorld {
  readonly bot: BotState;
  readonly corpusDir: string;
  readonly inbox: TestChat;
  readonly otherInbox: TestChat;
  start(receiving?: Receiving, env?: Readonly<Record<string, string>>): Promise<BotProcess>;
  /** The next download does not come as it should. */
  failDownload(fault: Fault): void;
  end(): Promise<void>;
}

export async function documentWorld(): Promise<DocumentWorld> {
  const world = await startWorld();
  const folder = await temporaryFolder();
  const corpusDir = join(folder, "corpus");
  await writeSeries(corpusDir, shortSeries);
  const [admin, other] = [person(), person()];
  const env = {
    CORPUS_DIR: corpusDir,
    INDEX_DIR: join(folder, "index"),
    ADMIN_IDS: `${admin.id},${other.id}`,
  };
  return {
    bot: world.bot,
    corpusDir,
    inbox: privateChat(world.bot, admin),
    otherInbox: privateChat(world.bot, other),
    start: (receiving = "polling", more = {}) => world.start(receiving, { ...env, ...more }),
    failDownload: (fault) => world.server.faults.script("download", fault),
    end: world.end,
  };
}

/** What the third part of the series says, so that it can be asked for. */
export const rice = "Năm 2014, xã Trường Xuân trồng 1.250 ha lúa, năng suất bình quân đạt 7,2 tấn một ha.";
export const riceQuestion = "Xã Trường Xuân trồng bao nhiêu ha lúa?";
export const riceTitle = "Lúa mới trên đất Trường Xuân";

const things = "giống lúa,đường nông thôn,nước sạch,trường học,trạm y tế,tổ hợp tác,vườn cây,chợ xã".split(
  ",",
);
const places = "ấp Một,ấp Hai,xã Định Môn,phường Thới An,cù lao Tân Lộc,rạch Ông Dựa,vàm Xáng".split(",");

/** A PDF of a part, on so many pages. */
export function partPdf(part: number, title = riceTitle, figure = rice, pages = 8): Buffer {
  const paragraph = (number: number) =>
    `Về ${things[number % 8]} ở ${places[number % 7]}, người dân kể việc thứ ${number} do chính họ góp sức mà nên, mỗi hộ ${number * 7 + 3} công, làm trong ${number + 2} tháng liền và xong trước mùa nước nổi hằng năm.`;
  return vietnamesePdf(
    Array.from({ length: pages }, (_, at) => [
      ...(at === 0 ? [`# Bài ${part}: ${title}`, "", ...wrapped(figure), ""] : []),
      ...[1, 2, 3, 4].flatMap((number) => [...wrapped(paragraph(at * 4 + number)), ""]),
    ]),
  );
}

/** The bot's message as it is once it has a button with this caption. */
export async function withButton(chat: TestChat, caption: string): Promise<Message> {
  return until(
    () => chat.replies.findLast((message) => captionsOf(message).some((text) => text.includes(caption))),
    30_000,
    `no button “${caption}” came; the last message: ${chat.replies.at(-1)?.text}`,
  );
}

/** The message as it is once it says something. */
export async function saying(chat: TestChat, text: string): Promise<Message> {
  return until(
    () => chat.replies.findLast((message) => (message.text ?? message.caption)?.includes(text)),
    30_000,
    `“${text}” was not said; the last message: ${chat.replies.at(-1)?.text}`,
  );
}

export function captionsOf({ reply_markup: markup }: Message): string[] {
  return markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

/** Names of all files below a folder, but for those that tell what is yet to be done. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/(?:notes|unfinished)$/.test(entry.parentPath));
  return files.map((entry) => join(entry.parentPath, entry.name));
}
