import { expect, test } from "vitest";
import type { AskOptions } from "../../src/answer/index.js";
import type { Article } from "../../src/corpus/types.js";
import { AppError } from "../../src/errors.js";
import { en, vi } from "../../src/locales/index.js";
import { type ChatCore, Conversation } from "../../src/terminal/conversation.js";
import { displayWidth } from "../../src/terminal/wrap.js";
import { articleOf, FakeFigures, series, seriesOf } from "../telegram/fixtures.js";
import { answer, excerpt } from "./answers.js";

const plain = { colour: false, columns: null };
const title = "Khắc phục khuyết điểm";

/** A conversation on the example series; answers what it is told to, and remembers how it was asked. */
function open(
  details: Parameters<typeof answer>[0] = {},
  library = series,
  reloading: Pick<ChatCore, "reload"> = { reload: async () => ({ difference: null, problems: [] }) },
) {
  const options: (AskOptions | undefined)[] = [];
  const given = { ...details };
  const answerer = {
    answer: async (question: string, asked?: AskOptions) => {
      options.push(asked);
      return answer({ question, asked: `đủ: ${question}`, ...given });
    },
  };
  const core: ChatCore = { answerer, figures: new FakeFigures(), library, ...reloading };
  const conversation = new Conversation(core, vi);
  const say = async (line: string, style: { colour: boolean; columns: number | null } = plain) =>
    (await conversation.reply(line, style)).text;
  return { say, options, given };
}

test("a question is asked with what was looked up before; what was not found is not gone on from", async () => {
  const { say, options, given } = open();
  await say("câu một");
  await say("chào bạn");
  await say("/nguon");
  given.outcome = "not_found";
  given.excerpts = [];
  await say("/hoi câu hai");
  await say("câu ba");
  expect(options.map((each) => each?.previous)).toEqual([undefined, "đủ: câu một", "đủ: câu một"]);
});

test("an article's title is told at its first answer and when another's comes between", async () => {
  const { say, given } = open();
  expect(await say("câu một")).toContain(title);
  expect(await say("câu hai")).not.toContain(title);
  given.excerpts = [excerpt({ citation: { ...excerpt().citation, article: "bai-3", title: "Bài ba" } })];
  expect(await say("câu ba")).toContain("Bài ba");
  given.excerpts = [excerpt()];
  expect(await say("câu bốn")).toContain(title);
});

test("English is answered in English words, Vietnamese in those of the terminal", async () => {
  const { say, given } = open();
  expect(await say("who are you?")).toMatch(/^I am Trích Dẫn/);
  expect(await say("bạn là ai?")).toMatch(/^Tôi là Trích Dẫn/);
  expect(await say("what can you do?")).toContain("/contents");
  given.language = "en";
  expect(await say("how many poor households")).toMatch(/^Part 2 ›/);
});

test("every command has its Vietnamese and its English name", async () => {
  const { say, options } = open();
  for (const [one, other] of [
    ["/help", "/giup"],
    ["/muc_luc", "/contents"],
    ["/mục_lục", "/CONTENTS"],
    ["/nguon", "/sources"],
    ["/so_lieu hộ nghèo", "/figures hộ nghèo"],
    ["/hoi", "/help"],
  ] as const)
    expect(await say(one)).toBe(await say(other));
  expect(options).toEqual([]);
});

test("a command that there is not is named, and those that there are listed", async () => {
  const { say, options } = open();
  const told = await say("/Settings x");
  expect(told).toContain("/Settings");
  for (const { usage } of vi.terminal.chat.commands) expect(told).toContain(usage);
  expect(options).toEqual([]);
});

test("contents tell the sections and how each paragraph begins; of several parts one is told in full", async () => {
  const parts = await seriesOf(
    articleOf({ slug: "bai-1", part: 1 }, [["MỤC MỘT", ["Đoạn đầu của bài một."]]]),
    articleOf({ slug: "bai-2", part: 2 }, [
      ["MỤC HAI", Array.from({ length: 60 }, (_, at) => `Đoạn thứ ${at + 1}.`)],
    ]),
  );
  const { say } = open({}, parts);
  const all = await say("/muc_luc");
  expect(all).toContain("• MỤC MỘT (1 đoạn)");
  expect(all).not.toContain("Đoạn đầu");
  const two = await say("/muc_luc 2");
  expect(two).toContain("\n  1. Đoạn thứ 1.");
  expect(two).not.toContain("MỤC MỘT");
  expect(two.endsWith(vi.terminal.chat.more)).toBe(true);
  const rest = await say("/tiep");
  expect(rest).toContain("  60. Đoạn thứ 60.");
  expect(
    two
      .split("\n")
      .concat(rest.split("\n"))
      .filter((line) => /^ +\d+\. /.test(line)),
  ).toHaveLength(60);
  expect(await say("/more")).toBe(vi.terminal.chat.noMore);
});

test("sources name the parts that there are and those that are missing", async () => {
  const parts = await seriesOf(
    articleOf({ part: 2, nextPart: { part: 3, title: "Kinh nghiệm" } }, [["M", ["a"]]]),
  );
  const told = await open({}, parts).say("/nguon");
  expect(told).toContain("• Bài 2: ");
  expect(told).toMatch(/Chưa có:\n• Bài 1\n• Bài 3: Kinh nghiệm$/);
});

test("figures are quoted whole and cited; where there are none, that is said", async () => {
  const { say } = open();
  const told = await say("/so_lieu hộ nghèo");
  expect(told).toMatch(/^Số liệu: hộ nghèo \(8 câu\)\n\nBài 2 › /);
  expect(told).toContain("▌ Cuối năm 2012, toàn quận còn 3.093 hộ nghèo");
  expect(await say("/so_lieu thời tiết")).toBe(vi.browse.noFigures("thời tiết"));
});

test("a series without an article says so", async () => {
  const { say } = open({}, await seriesOf());
  expect(await say("/muc_luc")).toBe(vi.browse.emptySeries);
  expect(await say("/nguon")).toBe(vi.browse.emptySeries);
  expect(await say("Ô Môn còn bao nhiêu hộ nghèo?")).toBe(vi.browse.emptySeries);
  expect(await say("bạn là ai")).toBe(vi.smallTalk.identity(null));
});

test.each([40, 24, 61])("every line stays within a window of %i columns", async (columns) => {
  const other = excerpt({ isAlternative: true });
  const { say, given } = open({ excerpts: [excerpt(), other] });
  const style = { colour: false, columns };
  const lines = ["/help", "/muc_luc", "/nguon", "/so_lieu", "/x", "bạn là ai", "câu một"];
  const told = [];
  for (const line of lines) told.push(await say(line, style));
  given.outcome = "related";
  given.missing = [{ text: "Cái Răng", kind: "place" }];
  told.push(await say("câu hai", style));
  for (const line of told.join("\n").split("\n"))
    expect([line, displayWidth(line) <= columns]).toEqual([line, true]);
});

test("in both languages the commands that are listed are known", async () => {
  const { say } = open();
  for (const { terminal } of [vi, en])
    for (const { usage } of terminal.chat.commands)
      expect(await say(usage.split(" ")[0] ?? "")).not.toContain("Không có lệnh");
});

test("the corpus is read again where it can be, and what is asked from then on is of what was read", async () => {
  const before = await seriesOf(articleOf({ title: "Tên cũ" }, [["MỤC", ["Một."]]]));
  const after = await seriesOf(articleOf({ title: "Tên mới" }, [["MỤC", ["Hai."]]]));
  const core = { answerer: { answer: async () => answer({}) }, figures: new FakeFigures(), library: before };
  const reload = async () => {
    core.library = after;
    return { difference: null, problems: [new AppError("CORPUS_COPY", { file: "b.md", other: "a.md" })] };
  };
  const conversation = new Conversation(Object.assign(core, { reload }), vi);
  expect((await conversation.reply("/nguon", plain)).text).toContain("Tên cũ");
  expect((await conversation.reply("/nap_lai", plain)).text).toMatch(
    /^Loạt bài không có gì thay đổi\.[\s\S]*b\.md/,
  );
  for (const list of ["/nguon", "/muc_luc"])
    expect((await conversation.reply(list, plain)).text).toContain("Tên mới");
  expect(await open({}, series, {}).say("/nap_lai")).toContain(vi.terminal.chat.unknownCommand("nap_lai"));
});

test("where nothing can be looked up that is told, and the conversation goes on; what broke is no such thing", async () => {
  let error: Error = new AppError("DATABASE_UNAVAILABLE", { reason: "57P01" });
  const answerer = { answer: () => Promise.reject(error) };
  const conversation = new Conversation({ answerer, figures: new FakeFigures(), library: series }, vi);
  const reply = await conversation.reply("câu hỏi", plain);
  expect(reply.ends).toBe(false);
  expect(reply.text).toContain("57P01");
  error = new Error("broken");
  await expect(conversation.reply("câu hỏi", plain)).rejects.toThrow("broken");
});

test("the series that are asked are chosen by name; figures, contents and questions keep to them", async () => {
  const [first, second] = ["An sinh", "Biển đảo"].map((name) =>
    articleOf({ slug: name, series: name, part: 2, title: `Bài của ${name}` }, [["MỤC", ["Chữ."]]]),
  ) as [Article, Article];
  const { say, options, given } = open({}, await seriesOf(first, second));
  expect(await say("/loat_bai")).toContain(vi.series.all(2));
  expect(await say("/loat_bai bien dao")).toContain(vi.series.some(["Biển đảo"]));
  expect(await say("/loat_bai")).toContain("✓ Biển đảo (1 bài)");
  await say("câu một");
  expect(options.at(-1)?.scope?.articles).toEqual([1]);
  expect(await say("/muc_luc 2")).not.toContain("Bài của An sinh");
  given.outcome = "not_found";
  given.excerpts = [];
  expect(await say("câu hai")).toContain(vi.series.searchedOnly(["Biển đảo"]));
  expect(await say("/loat_bai giá vàng")).toContain(vi.series.unknown("giá vàng"));
  expect(await say("/loat_bai tất cả")).toContain(vi.series.all(2));
  await say("câu ba");
  expect(options.at(-1)?.scope).toBeNull();
  const both = await say("/muc_luc 2");
  expect(both.indexOf("An sinh\n")).toBeLessThan(both.indexOf("Bài của An sinh"));
  expect(both).toContain("Bài của Biển đảo");
  expect(await say("bạn là ai?")).toBe(vi.smallTalk.identity(null));
});

test("of one series there is nothing to choose", async () => {
  const { say, options } = open();
  expect(await say("/loat_bai")).toBe(vi.series.onlyOne(articleOf({}, []).series));
  expect(await say("/loat_bai nang cao")).toBe(vi.series.onlyOne(articleOf({}, []).series));
  await say("câu một");
  expect(options.at(-1)?.scope).toBeNull();
});
