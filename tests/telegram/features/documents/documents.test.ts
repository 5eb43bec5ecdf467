import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message, Update, UserFromGetMe } from "grammy/types";
import { expect, onTestFinished, test, vi as vitest } from "vitest";
import type { ReadResult } from "../../../../src/corpus/import/read-request.js";
import { renderMarkdown } from "../../../../src/corpus/import/write/render.js";
import type { Disk } from "../../../../src/editorial/disk/steps.js";
import { DiskStore, Editorial } from "../../../../src/editorial/index.js";
import { AppError, describeError } from "../../../../src/errors.js";
import { vi } from "../../../../src/locales/index.js";
import { createBot } from "../../../../src/telegram/bot.js";
import { articleDraft } from "../../../editorial/support.js";
import { until } from "../../../support/bot-api/index.js";
import { temporaryFolder } from "../../../support/temporary.js";
import { editionOf, FakeAnswerer, FakeFigures, series } from "../../fixtures.js";
import { LAN, MINH, message, PRIVATE } from "../handler-harness.js";

const { intake } = vi.telegram.documents;

/** A bot that Lan administers, whose calls go nowhere; a download never ends unless told otherwise. */
async function bot({ disk, apiRoot }: { disk?: Disk; apiRoot?: string } = {}) {
  const corpusDir = join(await temporaryFolder(), "corpus");
  await mkdir(corpusDir);
  await writeFile(join(corpusDir, "bai-1.md"), renderMarkdown(articleDraft(1, "việc cũ")));
  const read = (): Promise<ReadResult> => Promise.reject(new Error("nothing is read"));
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const calls: { method: string; payload: Record<string, unknown> }[] = [];
  const editorial = new Editorial(new DiskStore(corpusDir, { disk }), { read });
  const wired = createBot("1:a", {
    edition: editionOf({ answerer: new FakeAnswerer(), figures: new FakeFigures(), series }),
    editorial,
    reload: async () => ({ difference: null, problems: [] }),
    adminIds: [LAN.id],
    logger,
    apiRoot,
  });
  let endDownloads = () => {};
  const downloadsEnded = new Promise<void>((resolve) => {
    endDownloads = resolve;
  });
  onTestFinished(async () => {
    wired.abortRequests();
    endDownloads();
    await wired.filesEnded();
  });
  wired.bot.botInfo = { id: 1, is_bot: true, first_name: "B", username: "trich_dan_bot" } as UserFromGetMe;
  wired.bot.api.config.use(async (_previous, method, payload) => {
    calls.push({ method, payload: payload as Record<string, unknown> });
    if (method === "getFile") await downloadsEnded;
    return {
      ok: true,
      result: method === "sendMessage" ? { message_id: 900 + calls.length, date: 1 } : true,
    } as never;
  });
  let updates = 1;
  const handle = (update: Omit<Update, "update_id">) =>
    wired.bot.handleUpdate({ update_id: updates++, ...update } as Update);
  const send = (content: object) =>
    handle({ message: message({ message_id: 100 + updates, ...content }) as never });
  const texts = () =>
    calls.filter(({ method }) => method === "sendMessage").map(({ payload }) => payload.text);
  return { corpusDir, editorial, calls, texts, send, handle };
}

const file = (more: object = {}) => ({
  document: { file_id: "f", file_unique_id: "u", file_name: "phan 3.pdf", file_size: 1_000, ...more },
});

test("files are told their place, and one too many is refused", async () => {
  const { texts, send } = await bot();
  for (let number = 0; number < 51; number++) await send(file());
  expect(texts()[0]).toBe(intake.fetching("phan 3.pdf"));
  expect(texts()[1]).toBe(intake.waiting("phan 3.pdf", 1));
  expect(texts()[49]).toBe(intake.waiting("phan 3.pdf", 49));
  expect(texts()[50]).toBe(intake.full(50));
});

test("a message that comes a second time is not read a second time", async () => {
  const { texts, send } = await bot();
  await send({ ...file(), message_id: 5 });
  await send({ ...file(), message_id: 5 });
  expect(texts()).toHaveLength(1);
});

test("what Telegram's own server would not hand over is refused at once; another server is asked", async () => {
  const large = file({ file_size: 20 * 2 ** 20 + 1 });
  const telegrams = await bot();
  await telegrams.send(large);
  expect(telegrams.texts()).toEqual([intake.tooLarge("phan 3.pdf", 20)]);
  const own = await bot({ apiRoot: "http://127.0.0.1:8081" });
  await own.send(large);
  expect(own.texts()).toEqual([intake.fetching("phan 3.pdf")]);
  await until(() => own.calls.find(({ method }) => method === "getFile"));
});

test("a folder that cannot be written is told in one line, and the file is not fetched", async () => {
  const refuse = () => Promise.reject(Object.assign(new Error("read-only"), { code: "EROFS" }));
  const { calls, texts, send } = await bot({ disk: { create: refuse, rename: refuse, remove: refuse } });
  await send(file());
  expect(texts()[0]).toMatch(/^Không ghi được vào thư mục bài .* \(EROFS\)/);
  expect(calls).toHaveLength(1);
});

test("a moving picture, a file in another's name or place, and one with a command are no documents handed in", async () => {
  const { corpusDir, calls, texts, send, handle } = await bot();
  await send({ ...file(), animation: { file_id: "f" } });
  await send({ ...file(), via_bot: { id: 2, is_bot: true, first_name: "C" } });
  await send({ ...file(), chat: { ...PRIVATE, id: MINH.id }, from: MINH });
  await send({ ...file(), caption: "/nguon" });
  const edited = message({ ...file(), message_id: 7, edit_date: 2_000 });
  await handle({ edited_message: edited as Message & { edit_date: number } } as Omit<Update, "update_id">);
  expect(calls.some(({ method }) => method === "getFile")).toBe(false);
  expect(texts()).toEqual([
    vi.telegram.textOnly,
    vi.telegram.textOnly,
    expect.stringContaining(vi.browse.sources),
    intake.edited,
  ]);
  expect(await readdir(corpusDir)).toEqual(["bai-1.md"]);
});

test("while the articles cannot be reached, that is what a file, the list and a reply to a question get", async () => {
  const unavailable = new AppError("DATABASE_UNAVAILABLE", { reason: "57P01" });
  const { editorial, calls, texts, send } = await bot();
  vitest.spyOn(editorial.articles, "list").mockRejectedValue(unavailable);
  vitest.spyOn(editorial.notes, "get").mockRejectedValue(unavailable);
  await send(file());
  await send({ text: "/bai", entities: [{ type: "bot_command", offset: 0, length: 4 }] });
  await send({ text: "4", reply_to_message: message({ message_id: 9 }) });
  expect(texts()).toEqual(Array.from({ length: 3 }, () => describeError(unavailable, "vi")));
  expect(calls.some(({ method }) => method === "getFile")).toBe(false);
});
