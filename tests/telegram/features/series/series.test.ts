import { expect, test } from "vitest";
import { FileBindings, mostBound } from "../../../../src/bindings/index.js";
import { seriesKey } from "../../../../src/corpus/series.js";
import type { Article } from "../../../../src/corpus/types.js";
import { vi } from "../../../../src/locales/index.js";
import { articleOf, seriesOf } from "../../fixtures.js";
import { dataOf, GROUP, HandlerHarness, LAN, MINH } from "../handler-harness.js";

const words = vi.series;
const ofSeries = (title: string, part = 2): Article =>
  articleOf({ slug: `${title}-${part}`, series: title, part, title: `Bài của ${title}` }, [
    ["MỤC", ["Chữ."]],
  ]);
const three = ["An sinh", "Biển đảo", "Chính sách"].map((title) => ofSeries(title));

async function harness(
  articles: readonly Article[],
  more: Partial<ConstructorParameters<typeof HandlerHarness>[0]> = {},
) {
  const bindings = new FileBindings({ path: null });
  const bot = new HandlerHarness({ series: await seriesOf(...articles), bindings, ...more });
  const say = async (text: string, details: object = {}) => (await bot.message({ text, ...details })).at(-1);
  const textOf = async (text: string, details: object = {}) =>
    (await say(text, details))?.payload.text as string;
  return { bot, bindings, say, textOf };
}

/** Presses a button of a message that the bot sent. */
function press(
  bot: HandlerHarness,
  sent: Awaited<ReturnType<HandlerHarness["message"]>>[number] | undefined,
  caption: string,
  from: object = LAN,
  chat: object = { id: 7, type: "private" },
) {
  if (!sent) throw new Error("nothing was sent");
  return bot.handle({
    callback_query: {
      id: "1",
      from,
      data: dataOf(sent, caption),
      message: { message_id: 9, date: 1, chat, text: "Loạt bài", reply_markup: sent.payload.reply_markup },
    },
  });
}

test("of one series there is nothing to choose, by name neither", async () => {
  const { textOf, bindings } = await harness([ofSeries("An sinh")]);
  expect(await textOf("/loat_bai")).toBe(words.onlyOne("An sinh"));
  expect(await textOf("/loat_bai an sinh")).toBe(words.onlyOne("An sinh"));
  expect(await bindings.get(7)).toEqual([]);
});

test("of an empty corpus it is said that there is nothing", async () => {
  const { textOf } = await harness([]);
  for (const text of ["/loat_bai", "/loat_bai an sinh", "/loat_bai tất cả"])
    expect(await textOf(text)).toBe(vi.browse.emptySeries);
});

test("a series is chosen and left out by its button, more are added, and all of them are everything", async () => {
  const { bot, bindings, say } = await harness(three);
  const list = await say("/loat_bai");
  const chosen = async () => (await bindings.get(7)).map(({ title }) => title);
  await press(bot, list, "Biển đảo");
  expect(await chosen()).toEqual(["Biển đảo"]);
  // A press that comes twice wants the same.
  await press(bot, list, "Biển đảo");
  expect(await chosen()).toEqual(["Biển đảo"]);
  await press(bot, list, "An sinh");
  expect(await chosen()).toEqual(["Biển đảo", "An sinh"]);
  const second = await say("/loat_bai");
  expect(second?.payload.text).toContain("✓ Biển đảo (1 bài)");
  await press(bot, second, "✓ Biển đảo");
  expect(await chosen()).toEqual(["An sinh"]);
  await press(bot, list, "Biển đảo");
  await press(bot, list, "Chính sách");
  expect(await chosen()).toEqual([]);
  await press(bot, list, "Biển đảo");
  await press(bot, list, `✓ ${words.everything}`);
  expect(await chosen()).toEqual([]);
});

test("hundreds of series are leafed through, and no more are chosen than are kept", async () => {
  const many = Array.from({ length: 300 }, (_, at) => ofSeries(`Loạt ${String(at).padStart(3, "0")}`));
  const { bot, bindings, say, textOf } = await harness(many);
  const list = await say("/loat_bai");
  expect(list?.payload.text).toContain(vi.browse.page(1, 38));
  expect(list?.payload.text).toContain(words.all(300));
  const [edited] = await press(bot, list, vi.telegram.buttons.next("2/38"));
  expect(edited?.payload.text).toContain("Loạt 008");
  for (let at = 100; at < 100 + mostBound; at++)
    await bindings.change(7, (now) => [...now, boundTo(many[at])]);
  const full = await press(bot, edited, "Loạt 015");
  expect(full.map(({ payload }) => payload.text)).toEqual([words.tooMany(mostBound)]);
  expect(await bindings.get(7)).toHaveLength(mostBound);
  expect(await textOf("/loat_bai loat 299")).toContain(words.some(["Loạt 299"]));
  const several = await say("/loat_bai loat");
  expect(several?.payload.text).toContain(words.several("loat"));
  expect(several?.payload.text).toContain(words.more(292));
  expect(await textOf("/nguon")).toMatch(/• Loạt 000 \(1 bài\)\n[\s\S]+\n…\n/);
});

function boundTo(article: Article | undefined) {
  const [series] = article ? [article.series] : [];
  if (series === undefined) throw new Error("no series");
  return { key: seriesKey(series), title: series };
}

test("who may not choose in a group is told so, whoever's the buttons are, and nothing changes", async () => {
  const { bot, bindings, say } = await harness(three, { adminIds: [MINH.id] });
  const inGroup = { chat: GROUP };
  const list = await say("/loat_bai", inGroup);
  expect(list?.payload.text).toContain(words.howAdminsChoose);
  const calls = await press(bot, list, "Biển đảo", LAN, GROUP);
  expect(calls.at(-1)?.payload.text).toBe(words.onlyAdmins);
  expect((await say("/loat_bai biển đảo", inGroup))?.payload.text).toBe(words.onlyAdmins);
  // Who writes as a channel may be anybody.
  const asChannel = { ...inGroup, sender_chat: { id: -200, type: "channel" } };
  expect((await say("/loat_bai biển đảo", asChannel))?.payload.text).toBe(words.onlyAdmins);
  expect(await bindings.get(GROUP.id)).toEqual([]);

  await press(bot, list, "Biển đảo", MINH, GROUP);
  expect(await bindings.get(GROUP.id)).toMatchObject([{ title: "Biển đảo" }]);
  const asGroup = { ...inGroup, sender_chat: GROUP };
  expect((await say("/loat_bai an sinh", asGroup))?.payload.text).toContain(words.some(["An sinh"]));
  // What is chosen in one chat holds there alone.
  expect(await bindings.get(LAN.id)).toEqual([]);
});

test("everybody may leaf through the list", async () => {
  const many = Array.from({ length: 20 }, (_, at) => ofSeries(`Loạt ${at}`));
  const { bot, say } = await harness(many);
  const list = await say("/loat_bai", { chat: GROUP });
  const [edited] = await press(bot, list, vi.telegram.buttons.next("2/3"), LAN, GROUP);
  expect(edited?.payload.text).toContain(vi.browse.page(2, 3));
});

test("a choice that cannot be kept is refused, and the chat asks what it asked", async () => {
  const bindings = {
    get: async () => [],
    set: async () => undefined,
    clear: async () => undefined,
    change: async () => {
      throw Object.assign(new Error("read-only"), { code: "EROFS" });
    },
    move: async () => undefined,
  };
  const { bot, say } = await harness(three, { bindings });
  const list = await say("/loat_bai");
  const calls = await press(bot, list, "Biển đảo");
  expect(calls.map(({ payload }) => payload.text)).toEqual([words.notKept]);
  expect((await say("/loat_bai an sinh"))?.payload.text).toBe(words.notKept);
  expect(bot.log.some(({ level, message: text }) => level === "warn" && /could not be kept/.test(text))).toBe(
    true,
  );
});

test("what is asked is searched in the chosen series alone, in figures too", async () => {
  const { bot, bindings, say } = await harness(three);
  await bindings.set(7, [boundTo(three[1])]);
  await say("Ô Môn còn bao nhiêu hộ nghèo?");
  expect(bot.asked.at(-1)?.options?.scope?.articles).toEqual([1]);
  await bindings.clear(7);
  await say("Ô Môn còn bao nhiêu hộ nghèo?");
  expect(bot.asked.at(-1)?.options?.scope).toBeNull();
});

test("names that come to people are kept short and in one line, whatever is typed", async () => {
  const { textOf } = await harness(three);
  const text = await textOf(`/loat_bai ${"xyz ".repeat(900)}`);
  expect(text).toContain("xyz");
  expect(text.length).toBeLessThan(600);
  expect(await textOf("/loat_bai@trich_dan_bot")).toContain(words.all(3));
  expect(await textOf("/loạt_bài")).toContain(words.all(3));
});
