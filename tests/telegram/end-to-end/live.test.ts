import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { group, person, privateChat, until } from "../../support/bot-api/index.js";
import { type BotProcess, startWorld } from "../../support/bot-process.js";
import { shortSeries, writeSeries } from "../../support/series.js";
import { temporaryFolder } from "../../support/temporary.js";

const QUESTION = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const [poverty, gardens, ward] = shortSeries["bai-1"];
const corrected = poverty.replace("3.093", "2.750");

let world: Awaited<ReturnType<typeof startWorld>>;
let corpusDir: string;
let indexDir: string;
const admin = person();

beforeEach(async () => {
  world = await startWorld();
  const folder = await temporaryFolder();
  corpusDir = join(folder, "corpus");
  indexDir = join(folder, "index");
  await writeSeries(corpusDir, shortSeries);
});

afterEach(() => world.end());

/** Starts the bot on the test's own series. */
function start(env: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
  const settings = { CORPUS_DIR: corpusDir, INDEX_DIR: indexDir, ADMIN_IDS: String(admin.id) };
  return world.start("polling", { ...settings, ...env });
}

/** Writes the first article as editors do that keep the old file until the new one is whole. */
async function saveFirst(paragraphs: readonly string[]): Promise<void> {
  const path = join(corpusDir, "bai-1.md");
  const [head = ""] = (await readFile(path, "utf8").catch(() => "")).split("\n\n", 1);
  const body = ["## MỤC CHÍNH", ...paragraphs.map((paragraph) => `<!-- body -->\n${paragraph}`)];
  await writeFile(`${path}~`, `${[head, ...body].join("\n\n")}\n`);
  await rename(`${path}~`, path);
}

/** Asks again and again until the answer holds a text: each time somebody else, as one person may ask so often and no more. */
async function untilAnswered(text: string): Promise<void> {
  for (let left = 100; left > 0; left--) {
    if ((await privateChat(world.bot, person()).ask(QUESTION)).text?.includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`“${text}” was never answered`);
}

/** Lines of the log with a message, parsed. */
function logged(bot: BotProcess, message: string): Record<string, unknown>[] {
  const lines = bot
    .printed()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  return lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === message);
}

const wasRead = "the corpus was read again";
const isWrong = "something is wrong with the corpus or its index";

test("an edited file is answered from without a restart; a broken one keeps the old article, is told once, and swaps in when it is mended", async () => {
  const bot = await start();
  const inbox = privateChat(world.bot, admin);
  await untilAnswered("3.093");
  await saveFirst([corrected, gardens, ward]);
  await untilAnswered("2.750");
  expect(logged(bot, wasRead)).toMatchObject([{ added: [], changed: ["bai-1"], withdrawn: [], passages: 5 }]);

  await writeFile(
    join(corpusDir, "bai-1.md"),
    "---\nseries: Loạt bài mẫu\npart: một\ntitle: Tên\n---\n\nHỏng.\n",
  );
  const notice = await inbox.reply();
  expect(notice.text).toContain(vi.reload.problems);
  expect(notice.text).toContain("bai-1.md, dòng 3");
  expect(logged(bot, isWrong)).toMatchObject([{ code: "CORPUS_FIELD", file: "bai-1.md", line: 3 }]);
  await untilAnswered("2.750");
  // What else is changed meanwhile is answered from; the file that is still broken is not told of again.
  await writeSeries(join(corpusDir, "..", "more"), { "bai-3": ["Phường Ba Láng có 12 tổ hợp tác."] });
  await rename(join(corpusDir, "..", "more", "bai-3.md"), join(corpusDir, "bai-3.md"));
  await until(() => logged(bot, wasRead)[1], 60_000, "the new article was not read");
  await inbox.staysSilent();
  // Nor does a restart take the old article away.
  expect(await bot.stop()).toBe(0);
  const again = await start();
  await untilAnswered("2.750");

  await writeSeries(join(corpusDir, "..", "mended"), { "bai-1": [poverty.replace("3.093", "2.600"), ward] });
  await rename(join(corpusDir, "..", "mended", "bai-1.md"), join(corpusDir, "bai-1.md"));
  await untilAnswered("2.600");
  await inbox.staysSilent();
  expect(await again.stop()).toBe(0);
  expect(world.bot.refusals).toEqual([]);
});

test("a folder that is emptied or gone leaves the old series, and one put in its place by a rename is answered from", async () => {
  await start();
  const inbox = privateChat(world.bot, admin);
  await rm(corpusDir, { recursive: true });
  expect((await inbox.reply()).text).toContain(vi.reload.failed);
  await untilAnswered("3.093");
  await mkdir(corpusDir);
  expect((await inbox.reply()).text).toContain(vi.reload.failed);
  await untilAnswered("3.093");
  const other = join(corpusDir, "..", "other");
  await writeSeries(other, { ...shortSeries, "bai-1": [corrected, gardens, ward] });
  await rm(corpusDir, { recursive: true });
  await rename(other, corpusDir);
  await untilAnswered("2.750");
  await inbox.staysSilent();
});

test("without a watch, SIGHUP and an administrator's /nap_lai read the series again, and nobody else's does", async () => {
  const bot = await start({ WATCH_CORPUS: "off" });
  const inbox = privateChat(world.bot, admin);
  await saveFirst([corrected, gardens, ward]);
  const somebody = privateChat(world.bot, person());
  expect((await somebody.ask("/nap_lai")).text).toBe(vi.telegram.unknownCommand);
  const meeting = group(world.bot, person(), { seesEverything: true });
  meeting.say("/nap_lai");
  await meeting.staysSilent();
  expect((await somebody.ask(QUESTION)).text).toContain("3.093");

  expect((await inbox.ask("/nap_lai")).text).toBe(
    "Đã nạp lại loạt bài: sửa 1 bài; nay có 5 đoạn.\n• Sửa: Bài 1: Bài mẫu số 1",
  );
  expect((await somebody.ask(QUESTION)).text).toContain("2.750");
  expect((await inbox.ask("/nap_lai")).text).toBe(vi.reload.unchanged);

  await saveFirst([poverty, gardens, ward]);
  bot.signal("SIGHUP");
  await untilAnswered("3.093");
  await writeFile(join(corpusDir, "bai-2.md"), "Hỏng.\n");
  const told = await inbox.ask("/nap_lai");
  expect(told.text).toContain(vi.reload.unchanged);
  expect(told.text).toContain("bai-2.md, dòng 1");
  // Who asked is not told a second time.
  await inbox.staysSilent();
  expect(world.bot.refusals).toEqual([]);
});

test("SIGHUP ends no bot that has hardly begun: the series is read once more when it is there, and what is wrong with it is told", async () => {
  const early = new URL("../../support/early-signal.mjs", import.meta.url).href;
  const inbox = privateChat(world.bot, admin);
  const bot = await start({ WATCH_CORPUS: "off", NODE_OPTIONS: `--import ${early}`, EARLY_SIGNAL: "SIGHUP" });
  await until(() => logged(bot, "the corpus was read again: nothing changes")[0]);
  await untilAnswered("3.093");
  expect(await bot.stop()).toBe(0);

  // Before it can tell anybody, as its network is not there.
  await world.server.close();
  const waiting = await world.launch("polling", {
    CORPUS_DIR: corpusDir,
    INDEX_DIR: indexDir,
    ADMIN_IDS: String(admin.id),
  });
  await until(() => waiting.printed().includes("ECONNREFUSED") || undefined);
  await writeFile(join(corpusDir, "bai-2.md"), "Hỏng.\n");
  waiting.signal("SIGHUP");
  await world.server.listen();
  expect((await inbox.reply()).text).toContain("bai-2.md, dòng 1");
  expect(await waiting.stop()).toBe(0);
});
