import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { strToU8, zipSync } from "fflate";
import type { Message } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import {
  type BotState,
  group,
  person,
  press,
  pressData,
  privateChat,
  sendFile,
  until,
} from "../../support/bot-api/index.js";
import { dataOf } from "../../support/bot-api/pressing.js";
import type { Receiving } from "../../support/bot-process.js";
import {
  captionsOf,
  type DocumentWorld,
  documentWorld,
  filesBelow,
  partPdf,
  rice,
  riceQuestion,
  riceTitle,
  saying,
  withButton,
} from "./documents-world.js";

const { buttons, changes, draft, intake, toasts, articles } = vi.telegram.documents;
/** Asks again and again, each time as somebody else, until the answer holds a text. */
async function untilAnswered(bot: BotState, question: string, text: string): Promise<void> {
  for (let left = 50; left > 0; left--) {
    if ((await privateChat(bot, person()).ask(question)).text?.includes(text)) return;
    await wait(200);
  }
  throw new Error(`“${text}” was never answered`);
}

const third = { part: 3, title: riceTitle };

let world: DocumentWorld;

beforeEach(async () => {
  world = await documentWorld();
});

afterEach(() => world.end());

describe.each<Receiving>(["polling", "webhook"])("by %s", (receiving) => {
  test("a PDF that an administrator sends is answered from in all chats once it is published, until that is undone", async () => {
    const { bot, inbox } = world;
    const process = await world.start(receiving);
    const reader = privateChat(bot, person());
    const meeting = group(bot, person());
    sendFile(inbox, "phan 3.pdf", partPdf(3));
    const card = await withButton(inbox, buttons.publish);
    expect(card.text).toContain(`${draft.heading}\nBài 3: ${riceTitle}`);
    expect(card.text).toContain(draft.source("phan 3.pdf", 8));
    expect(card.text).toContain(draft.isNew);
    expect(card.text).toContain(rice);
    expect((await reader.ask(riceQuestion)).text).not.toContain("1.250");

    expect(await press(inbox, card, buttons.publish)).toBe("");
    const done = await saying(inbox, changes.done.published(third));
    // The card itself tells it: there is one message.
    expect(done.message_id).toBe(card.message_id);
    const answer = await privateChat(bot, person()).ask(riceQuestion);
    expect(answer.text).toContain(`Bài 3`);
    expect(answer.text).toContain(rice);
    expect((await meeting.ask(`/hoi ${riceQuestion}`)).text).toContain("1.250 ha lúa");
    expect((await privateChat(bot, person()).ask("/nguon")).text).toContain(`Bài 3: ${riceTitle}`);
    // Nobody is told who does not ask.
    await reader.staysSilent();

    await press(inbox, done, buttons.undo);
    await saying(inbox, changes.done.withdrawn(third));
    expect((await privateChat(bot, person()).ask(riceQuestion)).text).not.toContain("1.250");
    expect(bot.refusals).toEqual([]);
    expect(process.printed()).not.toMatch(/Trường Xuân|phan 3|Lan Anh/);
    expect(await process.stop()).toBe(0);
  });
});

test("whoever is no administrator has no file stored, no list, and no use of others' buttons", async () => {
  const { bot, inbox, corpusDir } = world;
  await world.start();
  const stranger = privateChat(bot, person());
  sendFile(stranger, "phan 3.pdf", partPdf(3));
  expect((await stranger.reply()).text).toBe(vi.telegram.textOnly);
  for (const command of ["/bai", "/thong_ke"])
    expect((await stranger.ask(command)).text).toBe(vi.telegram.unknownCommand);
  const meeting = group(bot, inbox.user);
  sendFile(meeting, "phan 3.pdf", partPdf(3));
  await meeting.staysSilent();
  expect((await meeting.ask("/bai@trich_dan_bot")).text).toBe(vi.telegram.privateOnly);
  expect(await readdir(corpusDir)).toEqual(["bai-1.md", "bai-2.md"]);
  expect(bot.calls.filter(({ method }) => method === "getFile")).toEqual([]);

  sendFile(inbox, "phan 3.pdf", partPdf(3));
  const card = await withButton(inbox, buttons.publish);
  const before = await filesBelow(corpusDir);
  // Taken from the administrator's card, and put under a message of one's own.
  for (const caption of captionsOf(card)) {
    const data = dataOf(card, caption);
    for (const chat of [stranger, meeting])
      expect(await pressData(chat, { ...card, chat: chat.state.chat } as Message, data)).toBe(
        toasts.onlyAdmins,
      );
  }
  expect(await filesBelow(corpusDir)).toEqual(before);
  expect(inbox.current(card)).toEqual(card);
});

test("a draft is renamed and given another part by replying, also after a restart, and replaces that part; the one before can be restored", async () => {
  const { bot, inbox } = world;
  const process = await world.start();
  sendFile(inbox, "sua.pdf", partPdf(3));
  const card = await withButton(inbox, buttons.publish);
  await press(inbox, card, buttons.title);
  const question = await saying(inbox, vi.telegram.documents.fields.title.ask(riceTitle));
  expect(captionsOf(inbox.current(card) ?? card)).toEqual([buttons.cancel]);
  await press(inbox, card, buttons.cancel);
  expect(inbox.current(question)).toBeUndefined();
  expect(captionsOf(inbox.current(card) ?? card)).toContain(buttons.publish);

  await press(inbox, inbox.current(card) ?? card, buttons.part);
  const partQuestion = await saying(inbox, vi.telegram.documents.fields.part.ask("3"));
  await process.kill();
  await world.start();
  inbox.say("bài mấy nhỉ", { replyTo: partQuestion });
  await saying(inbox, vi.telegram.documents.fields.part.wrong);
  inbox.say("Bài 2", { replyTo: partQuestion });
  const moved = await withButton(inbox, buttons.replace);
  expect(moved.text).toContain(draft.replaces({ part: 2, title: "Bài mẫu số 2" }));
  expect(moved.text).toContain(draft.compared);
  // The new card is the newest message, and the old one is gone.
  expect(inbox.replies.at(-1)?.message_id).toBe(moved.message_id);
  await until(() => (inbox.current(card) === undefined ? true : undefined));

  await press(inbox, moved, buttons.replace);
  const done = await saying(inbox, changes.done.replaced({ part: 2, title: riceTitle }));
  expect((await privateChat(bot, person()).ask(riceQuestion)).text).toContain("1.250");
  await press(inbox, done, buttons.undo);
  await saying(inbox, changes.done.restored({ part: 2, title: "Bài mẫu số 2" }));
  expect((await privateChat(bot, person()).ask("máy gặt đập liên hợp")).text).toContain("hai máy gặt");
  expect((await privateChat(bot, person()).ask(riceQuestion)).text).not.toContain("1.250");
  // A press that was answered just before the kill comes again.
  const refused = bot.refusals.filter(({ method }) => method !== "answerCallbackQuery");
  expect(refused).toEqual([]);
});

test("two administrators at once: the second to press is shown what the first did, and loses nothing", async () => {
  const { bot, inbox, otherInbox } = world;
  await world.start();
  sendFile(inbox, "a.pdf", partPdf(1, "Tên của người thứ nhất"));
  const first = await withButton(inbox, buttons.replace);
  sendFile(otherInbox, "b.pdf", partPdf(1, "Tên của người thứ hai", rice.replace("1.250", "1.400")));
  const second = await withButton(otherInbox, buttons.replace);
  expect(second.text).toContain("“Bài 1: Bài mẫu số 1”");
  await press(inbox, first, buttons.replace);
  await saying(inbox, changes.done.replaced({ part: 1, title: "Tên của người thứ nhất" }));
  expect(await press(otherInbox, second, buttons.replace)).toBe(toasts.stale);
  const now = otherInbox.current(second);
  expect(now?.text).toContain("“Bài 1: Tên của người thứ nhất”");
  await press(otherInbox, second, buttons.replace);
  await saying(otherInbox, changes.done.replaced({ part: 1, title: "Tên của người thứ hai" }));
  expect((await privateChat(bot, person()).ask(riceQuestion)).text).toContain("1.400");
  // The text of the first is kept, and so is the one before.
  inbox.say("/bai");
  await press(inbox, await saying(inbox, articles.heading(2)), "1");
  const article = await saying(inbox, articles.versions);
  expect(captionsOf(article)).toEqual(expect.arrayContaining([buttons.version(1), buttons.version(2)]));
  expect(bot.refusals).toEqual([]);
});

test("/bai shows an article's text, withdraws it after a second press, and restores it; the last one stays", async () => {
  const { bot, inbox } = world;
  await world.start();
  const list = await inbox.ask("/bai");
  expect(list.text).toBe("Các bài (2)\n1. Bài 1: Bài mẫu số 1\n2. Bài 2: Bài mẫu số 2");
  await press(inbox, list, "1");
  await press(inbox, list, buttons.text);
  const { document } = await until(() => inbox.replies.find((message) => message.document));
  expect(bot.uploads.get(document?.file_id ?? "")?.toString()).toContain("3.093 hộ nghèo");
  await press(inbox, list, buttons.withdraw);
  expect(inbox.current(list)?.text).toBe(articles.askWithdraw({ part: 1, title: "Bài mẫu số 1" }));
  await press(inbox, list, buttons.withdraw);
  const gone = await saying(inbox, changes.done.withdrawn({ part: 1, title: "Bài mẫu số 1" }));
  expect((await privateChat(bot, person()).ask("Ô Môn còn bao nhiêu hộ nghèo?")).text).not.toContain("3.093");

  await press(inbox, gone, buttons.list);
  expect(inbox.current(list)?.text).toContain("Bài 1: Bài mẫu số 1 (đã rút, 1 bản cũ)");
  await press(inbox, list, "1");
  await press(inbox, list, buttons.withdraw);
  await press(inbox, list, buttons.withdraw);
  expect(inbox.current(list)?.text).toBe(changes.last);
  await press(inbox, list, buttons.list);
  await press(inbox, list, "2");
  expect(inbox.current(list)?.text).toContain(articles.isWithdrawn);
  await press(inbox, list, buttons.version(1));
  await press(inbox, list, buttons.restore);
  await saying(inbox, changes.done.restored({ part: 1, title: "Bài mẫu số 1" }));
  expect((await privateChat(bot, person()).ask("Ô Môn còn bao nhiêu hộ nghèo?")).text).toContain("3.093");
  expect(bot.refusals).toEqual([]);
});

test("pages are shown as pictures with their paragraphs marked, and a text without pages as a file", async () => {
  const { bot, inbox } = world;
  await world.start();
  sendFile(inbox, "phan 3.pdf", partPdf(3));
  const card = await withButton(inbox, buttons.publish);
  expect(await press(inbox, card, buttons.preview)).toBe(toasts.working);
  const photo = await saying(inbox, "Trang 1/8");
  expect(photo.photo?.[0]).toMatchObject({ height: 1_280 });
  await press(inbox, photo, "2/8");
  await saying(inbox, "Trang 2/8");
  await press(inbox, photo, buttons.close);
  expect(inbox.current(photo)).toBeUndefined();

  sendFile(inbox, "phan 4.txt", `Loạt bài mẫu\n\nBài 4: Tên bài bốn\n\n${rice.replace("1.250", "1.600")}\n`);
  await saying(inbox, "Bài 4: Tên bài bốn");
  await press(inbox, await withButton(inbox, buttons.publish), buttons.preview);
  const { document } = await until(() => inbox.replies.find((message) => message.document));
  expect(document?.file_name).toBe("bai-4.md");
  expect(bot.refusals).toEqual([]);
});

test("each thing that cannot be taken in is told in a line, and leaves nothing behind", async () => {
  const { bot, inbox, corpusDir } = world;
  await world.start();
  const sent = async (name: string, bytes: Uint8Array | string, told: string, as = {}) => {
    const message = sendFile(inbox, name, bytes, as);
    const { text } = await saying(inbox, told);
    expect(text).toContain(name);
    return message;
  };
  await sent("phim.mp4", Buffer.from("\0\0\0\x18ftypmp42"), "là phim");
  await sent("to.pdf", "x", intake.tooLarge("to.pdf", 20), { size: 30 * 2 ** 20 });
  await sent("trong.pdf", Buffer.from("%PDF-1.5\nhỏng"), "bị hỏng");
  expect(
    (await filesBelow(join(corpusDir, ".editorial"))).map((path) => path.replace(corpusDir, "")),
  ).toEqual([]);
  const first = await sent("phan 3.pdf", partPdf(3), draft.heading);
  inbox.edit(first, "Bài 5: sửa");
  await saying(inbox, intake.edited);
  await sent("phan 3 lan 2.pdf", partPdf(3), intake.known("phan 3 lan 2.pdf"));
  inbox.photo();
  await saying(inbox, intake.sendAsFile);
  const zip = zipSync({
    "a.txt": strToU8(`Loạt bài mẫu\n\nBài 6: Tên sáu\n\n${rice.replace("1.250", "600")}\n`),
    "b.txt": strToU8(`Loạt bài mẫu\n\nBài 7: Tên bảy\n\n${rice.replace("1.250", "700")}\n`),
    "c.mp4": new Uint8Array(Buffer.from("\0\0\0\x18ftypmp42")),
  });
  await sent("nhieu.zip", zip, intake.read("nhieu.zip", 2), { caption: "Bài 9: Không dùng cho tệp nén" });
  await saying(inbox, "Bài 6: Tên sáu");
  await saying(inbox, "Bài 7: Tên bảy");
  // A caption tells the part and the title of a single document.
  await sent("khong ten.txt", rice.replace("1.250", "900"), "Bài 12: Tên theo lời kèm", {
    caption: "Bài 12: Tên theo lời kèm",
  });
  expect(bot.refusals.map(({ description }) => description)).toEqual(["Bad Request: file is too big"]);
});

test("a bot that is killed while it publishes starts again, answers from the old series or the new one, and the press works once more", async () => {
  const { bot, inbox } = world;
  let process = await world.start();
  for (let round = 0; round < 5; round++) {
    const figure = `${300 + round}`;
    sendFile(inbox, `lan ${round}.pdf`, partPdf(3, `Lần ${round}`, rice.replace("1.250", figure), 1));
    const card = await saying(inbox, `Lần ${round}`);
    const caption = captionsOf(card)[0] ?? "";
    inbox.press(card, caption);
    await wait(Math.random() * 120);
    await process.kill();
    process = await world.start();
    // Delivered again, or done before: in the end the part is there, with the newest text.
    await until(
      () => inbox.current(card)?.text?.includes(`Lần ${round}`) || undefined,
      30_000,
      "the card tells nothing",
    );
    inbox.say("/bai");
    await saying(inbox, `Lần ${round}`);
    const now = inbox.current(card);
    if (now && captionsOf(now).includes(caption)) await press(inbox, now, caption);
    await untilAnswered(bot, riceQuestion, figure);
    // No card is left saying that something is still being loaded.
    await until(
      () => (inbox.replies.some(({ text }) => text?.includes("Đang nạp")) ? undefined : true),
      30_000,
      "a card was left",
    );
  }
  expect(await process.stop()).toBe(0);
});

test.each(["kill", "stop"] as const)(
  "a file that is being fetched when the bot is ended by %s is read by the next one, and files wait for one another",
  async (end) => {
    const { bot, inbox } = world;
    const process = await world.start();
    // The first download never ends.
    world.failDownload("hang");
    sendFile(inbox, "mot.pdf", partPdf(3));
    sendFile(inbox, "hai.pdf", partPdf(4, "Tên khác", rice.replace("1.250", "1.300")));
    await saying(inbox, intake.waiting("hai.pdf", 1));
    await process[end]();
    await world.start();
    for (const part of [3, 4]) await saying(inbox, `Bài ${part}: `);
    inbox.say("/bai");
    await saying(inbox, `1. Bài 3: ${riceTitle} (${articles.waiting})`);
    expect(bot.refusals).toEqual([]);
  },
);
