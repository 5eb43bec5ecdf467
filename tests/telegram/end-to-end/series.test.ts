import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import {
  group,
  inlineQuery,
  migrate,
  person,
  press,
  privateChat,
  sayAnonymously,
  type TestChat,
} from "../../support/bot-api/index.js";
import { startWorld } from "../../support/bot-process.js";
import { temporaryFolder } from "../../support/temporary.js";

const root = join(import.meta.dirname, "..", "..", "..");
const words = vi.series;
const QUESTION = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const OTHER = "Ai ký quyết định thí điểm chương trình tiên tiến?";
const shipped = "Nâng cao năng lực lãnh đạo … nhanh, bền vững";
const university = "Đào tạo đại học";

/** Three series: the one that ships, and two more, one of which has a part 2 too. */
async function writeCorpus(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "bai-2.md"), await readFile(join(root, "corpus", "bai-2.md")));
  const second = await readFile(
    join(root, "tests", "golden", "second-article", "corpus", "thi-diem.md"),
    "utf8",
  );
  await writeFile(join(folder, "thi-diem.md"), second.replace("part: 1", "part: 2"));
  const third =
    "---\nseries: An sinh xã hội\npart: 1\ntitle: Chăm lo người nghèo\n---\n\nQuận Cái Răng còn 12 hộ nghèo.\n";
  await writeFile(join(folder, "an-sinh.md"), third);
}

async function world() {
  const folder = await temporaryFolder();
  const env = { CORPUS_DIR: join(folder, "corpus"), INDEX_DIR: join(folder, "index") };
  await writeCorpus(env.CORPUS_DIR);
  const given = await startWorld();
  return { ...given, env, start: (more = {}) => given.start("polling", { ...env, ...more }) };
}

const captions = (chat: TestChat, message: Awaited<ReturnType<TestChat["ask"]>>) =>
  (chat.current(message) ?? message).reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

test("a person chooses series, is answered from them, and finds the choice after a restart and without an index", async () => {
  const { bot, env, start, end } = await world();
  try {
    let process = await start();
    const lan = privateChat(bot, person());
    const list = await lan.ask("/loat_bai");
    expect(list.text).toContain(words.all(3));
    expect(list.text).toMatch(/• An sinh xã hội \(1 bài\)\n• Đào tạo đại học \(1 bài\)\n• Nâng cao năng lực/);
    expect(captions(lan, list)).toEqual([
      `✓ ${words.everything}`,
      "An sinh xã hội",
      university,
      shipped,
      vi.telegram.buttons.remove,
    ]);
    expect((await lan.ask(QUESTION)).text).toMatch(`${shipped} › Bài 2 › `);

    expect(await press(lan, list, university)).toBe("");
    expect((await lan.edited(list)).text).toContain(words.some([university]));
    expect(captions(lan, list)).toContain(`✓ ${university}`);
    expect((await lan.ask(OTHER)).text).toMatch(/^Đào tạo đại học › Bài 2 › .*đoạn 2\n/);
    const nothing = await lan.ask("Quận Ô Môn còn bao nhiêu hộ nghèo vào cuối năm 2012?");
    expect(nothing.text).not.toContain("3.093");
    expect(nothing.text).toContain(words.searchedOnly([university]));
    expect((await lan.ask("/so_lieu hộ nghèo")).text).toContain(words.searchedOnly([university]));
    expect((await lan.ask("/muc_luc")).text).toContain(university);

    // The index may go at any time; what people chose may not.
    await process.stop();
    await rm(env.INDEX_DIR, { recursive: true, force: true });
    process = await start();
    expect((await lan.ask(OTHER)).text).toMatch(/^Đào tạo đại học › /);
    expect((await lan.ask(QUESTION)).text).not.toContain("3.093");
    // A button of before the restart goes on working, and says what is to be, not that it is to change.
    expect(await press(lan, list, `✓ ${university}`)).toBe("");
    expect((await lan.edited(list)).text).toContain(words.all(3));
    expect((await lan.ask(QUESTION)).text).toContain("3.093");
    expect(bot.refusals).toEqual([]);
    await process.kill();
  } finally {
    await end();
  }
});

test("a series is found by its name; two that have a part 2 are told apart", async () => {
  const { bot, start, end } = await world();
  try {
    await start();
    const lan = privateChat(bot, person());
    expect((await lan.ask("/loat_bai dao tao dai hoc")).text).toContain(words.some([university]));
    expect((await lan.ask("/loat_bai giá vàng")).text).toContain(words.unknown("giá vàng"));
    expect((await lan.ask("/muc_luc 2")).text).toMatch(/^Mục lục · Bài 2: Thí điểm/);
    expect((await lan.ask("/loat_bai tất cả")).text).toContain(words.all(3));
    const both = await lan.ask("/muc_luc 2");
    expect(both.text).toContain(words.samePart("2"));
    expect(both.text).toMatch(/Đào tạo đại học\nBài 2: Thí điểm[^\n]+\n\nNâng cao[^\n]+\nBài 2: Khắc phục/);
    const [first = "", second = ""] = captions(lan, both);
    expect(await press(lan, both, second)).toBe("");
    expect((await lan.edited(both)).text).toMatch(/^Mục lục · Bài 2: Khắc phục khuyết điểm/);
    expect(first).toMatch(/^Bài 2: Thí điểm/);
    const about = await lan.ask("bài 2 nói về gì?");
    expect(about.text).toMatch(/^Đào tạo đại học › Bài 2/);
    expect(captions(lan, about)).toContain(vi.telegram.buttons.next("2/2"));
    // A link that names a passage of another series than the chosen one opens it all the same.
    await lan.ask("/loat_bai an sinh");
    expect((await lan.ask("/start bai-2_11")).text).toContain("3.093 hộ nghèo");
    expect((await lan.ask("/start")).text).toContain("An sinh xã hội");
    expect((await lan.ask("/help")).text).toContain(words.helpInline);
    expect(bot.refusals).toEqual([]);
  } finally {
    await end();
  }
});

test("in a group administrators choose and everybody sees; topics share the choice, and it moves with the group", async () => {
  const { bot, start, end } = await world();
  try {
    const [admin, owner] = [person(), person()];
    await start({ ADMIN_IDS: String(owner.id) });
    const meeting = group(bot, person(), { admins: [admin] });
    const list = await meeting.ask("/loat_bai");
    expect(list.text).toContain(words.howAdminsChoose);
    expect(await press(meeting, list, university)).toBe(words.onlyAdmins);
    expect((await meeting.ask("/loat_bai dao tao")).text).toBe(words.onlyAdmins);
    expect((await meeting.ask(`/hoi ${QUESTION}`)).text).toContain("3.093");

    expect(await press(meeting, list, university, admin)).toBe("");
    expect((await meeting.edited(list)).text).toContain(words.some([university]));
    expect((await meeting.ask(`/hoi ${QUESTION}`)).text).not.toContain("3.093");
    // Two administrators at once want two things: both are done.
    expect(await press(meeting, list, shipped, owner)).toBe("");
    expect((await meeting.edited(list)).text).toContain(words.some([university, shipped]));
    expect((await meeting.ask(`/hoi ${QUESTION}`)).text).toContain("3.093");
    sayAnonymously(meeting, "/loat_bai dao tao");
    expect((await meeting.reply()).text).toContain(words.some([university]));

    const grown = migrate(meeting);
    expect((await grown.ask(`/hoi ${OTHER}`)).text).toMatch(/^Đào tạo đại học › /);
    expect((await grown.ask(`/hoi ${QUESTION}`)).text).not.toContain("3.093");
    // Another group asks everything still.
    expect((await group(bot, person()).ask(`/hoi ${QUESTION}`)).text).toContain("3.093");
    expect(bot.refusals.filter(({ description }) => !/upgraded|chat not found/.test(description))).toEqual(
      [],
    );
  } finally {
    await end();
  }
});

test("inline queries keep to what the person chose in private", async () => {
  const { bot, start, end } = await world();
  try {
    await start();
    const someone = person();
    const lan = privateChat(bot, someone);
    const titles = async () =>
      (await inlineQuery(bot, someone, "thí điểm chương trình tiên tiến hộ nghèo")).results.map(
        (result) => (result as { title: string }).title,
      );
    expect((await titles()).some((title) => title.startsWith(shipped))).toBe(true);
    await lan.ask("/loat_bai đào tạo đại học");
    const scoped = await titles();
    expect(scoped.length).toBeGreaterThan(0);
    expect(scoped.every((title) => title.startsWith(university))).toBe(true);
    expect((await inlineQuery(bot, someone, "")).results.length).toBeGreaterThan(0);
    expect(bot.refusals).toEqual([]);
  } finally {
    await end();
  }
});

test("a chosen series that goes is told, nothing is widened silently, and the choice is there again with the series", async () => {
  const { bot, env, start, end } = await world();
  try {
    const process = await start();
    const lan = privateChat(bot, person());
    const list = await lan.ask("/loat_bai đào tạo đại học");
    expect((await lan.ask(QUESTION)).text).not.toContain("3.093");
    const file = join(env.CORPUS_DIR, "thi-diem.md");
    await rename(file, join(env.CORPUS_DIR, "..", "thi-diem.md"));
    process.signal("SIGHUP");
    const widened = await untilAsked(lan, QUESTION, (text) => text.includes("3.093"));
    expect(widened).toContain(words.allGone([university]));
    expect((await lan.ask("/loat_bai")).text).toContain(words.allGone([university]));
    expect((await lan.ask("/so_lieu hộ nghèo")).text).toContain(words.allGone([university]));
    // A button of the list as it was: what it names is no longer to be had.
    expect(await press(lan, list, `✓ ${university}`)).toBe("");
    expect((await lan.edited(list)).text).toContain(vi.telegram.notices.list);
    await rename(join(env.CORPUS_DIR, "..", "thi-diem.md"), file);
    process.signal("SIGHUP");
    await untilAsked(lan, OTHER, (text) => text.startsWith(university));
    expect((await lan.ask(QUESTION)).text).not.toContain("3.093");
    // Renamed, it is another series.
    await writeFile(file, (await readFile(file, "utf8")).replace(university, "Đại học đổi mới"));
    process.signal("SIGHUP");
    await untilAsked(lan, QUESTION, (text) => text.includes(words.allGone([university])));
    await lan.ask("/loat_bai tất cả");
    expect((await lan.ask(QUESTION)).text).not.toContain(university);
    expect(bot.refusals).toEqual([]);
  } finally {
    await end();
  }
});

/** Asks until the answer is as wanted: a changed corpus is answered from soon, not at once. */
async function untilAsked(
  chat: TestChat,
  question: string,
  isWanted: (text: string) => boolean,
): Promise<string> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const { text = "" } = await chat.ask(question);
    if (isWanted(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${question} was never answered as wanted`);
}
