import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answerer, createAnswerer, Searcher } from "../../src/answer/index.js";
import type { Embedder } from "../../src/embedding/index.js";
import { openAnswerer } from "../quality/answerer.js";
import { openWorld, type World } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

let world: World;
let answerer: Answerer;
beforeAll(async () => {
  world = await openWorld();
  answerer = await openAnswerer();
});

const ask = (question: string, previous?: string) => answerer.answer(question, { previous });
const poor = "Quận Ô Môn còn bao nhiêu hộ nghèo?";

describe("a question that follows another", () => {
  it.each([
    ["còn Thới Lai thì sao?", poor, /hộ nghèo/, /thới lai/, /ô môn/],
    ["con thoi lai thi sao", "quan o mon con bao nhieu ho ngheo", /ho ngheo/, /thoi lai/, /o mon/],
    ["what about Thoi Lai?", "How many poor households were left in O Mon?", /poor/, /thoi lai/, /o mon/],
    ["năm 2013 thì sao", "Năm 2012 Bình Thủy thu thuế đạt bao nhiêu?", /thu thuế/, /năm 2013/, /2012/],
    [
      "thế còn phường Trà Nóc?",
      "Khuyết điểm của huyện Thới Lai là gì?",
      /khuyết điểm/,
      /phường trà nóc/,
      /thới lai/,
    ],
    ["ở đó có bao nhiêu đảng viên", "Phường Trà Nóc có khuyết điểm gì?", /đảng viên/, /trà nóc/, /ở đó/],
    ["ông ấy làm chức gì", "Nguyễn Tòng Nhiệm là ai?", /chức gì/, /nguyễn tòng nhiệm/, /ông ấy/],
    ["vậy tỷ lệ là bao nhiêu?", poor, /tỷ lệ/, /ô môn/, /không có/],
    ["tại sao?", "Bình Thủy thu thuế năm 2012 thấp", /tại sao/, /bình thủy/, /không có/],
    ["khi nào?", "Trà Nóc được công nhận danh hiệu gì?", /khi nào/, /trà nóc/, /không có/],
    [
      "ai là trưởng phòng?",
      "Phòng nông nghiệp huyện Thới Lai có khuyết điểm gì?",
      /trưởng phòng/,
      /thới lai/,
      /không có/,
    ],
  ])(
    "“%s” after “%s” is looked up with what it leaves out",
    async (question, previous, ...[kept, named, gone]) => {
      const { asked, outcome } = await ask(question, previous);
      const lower = asked.toLowerCase();
      expect(lower).toMatch(kept);
      expect(lower).toMatch(named);
      expect(lower).not.toMatch(gone);
      expect(outcome).not.toBe("not_found");
    },
  );

  it.each([
    "cảm ơn bạn nhiều nha",
    "cam on ban nhieu",
    "ok",
    "chào bạn",
    "bạn là ai?",
    "mấy giờ rồi?",
    "bay gio la may gio",
  ])("“%s” asks nothing of the series, and is completed by nothing", async (said) => {
    expect((await ask(said, poor)).asked).toBe(said);
  });

  it("can be followed up itself, twice", async () => {
    const first = await ask(poor);
    const second = await ask("còn Thới Lai thì sao?", first.asked);
    const third = await ask("thế còn Trà Nóc?", second.asked);
    const fourth = await ask("Ô Môn thì sao?", third.asked);
    expect(second.asked).toMatch(/Thới Lai.*hộ nghèo/);
    expect(third.asked).toMatch(/Trà Nóc.*hộ nghèo/);
    expect(fourth.asked).toMatch(/Ô Môn.*hộ nghèo/);
    expect(fourth.excerpts[0]?.id).toBe("bai-2/11");
  });

  it.each([
    "thời tiết hôm nay thế nào",
    "giá vàng",
    "thoi tiet hom nay the nao",
    "gia vang",
    "What is the capital of France?",
  ])("“%s” stays off topic", async (question) => {
    for (const previous of [poor, "ai là trưởng phòng nông nghiệp Thới Lai?", "Trà Nóc"])
      expect(await ask(question, previous)).toMatchObject({ asked: question, outcome: "not_found" });
  });

  it.each([
    ["nothing", ""],
    ["white space", " \n"],
    ["what is off topic", "thời tiết hôm nay thế nào"],
    ["a topic that the series never has", "giá vàng"],
    ["emoji", "😀".repeat(100)],
    ["ten thousand characters", "hộ nghèo Ô Môn ".repeat(667)],
    ["signs of patterns", "((((*+?[\\$&"],
  ])("takes nothing from %s", async (_what, previous) => {
    expect((await ask("còn Thới Lai thì sao?", previous)).asked).toBe("còn Thới Lai thì sao?");
  });

  it("is answered whatever both are", async () => {
    const words =
      `${poor} còn thế thì sao ở đó ông ấy Thới Lai năm 2013 2012 Sở Công Thương ( [ $& * 😀 what about there`.split(
        " ",
      );
    const text = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 10 }).map((each) => each.join(" ")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (question, previous) => {
        const { asked } = await ask(question, previous);
        expect(typeof asked).toBe("string");
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});

describe("the work for a question", () => {
  it("is one look-up for a plain one, and at most two more for one that follows", async () => {
    const { shipped: library, embedder } = world;
    let lookups = 0;
    const counting: Embedder = {
      model: embedder.model,
      fingerprint: embedder.fingerprint,
      dimensions: embedder.dimensions,
      words: embedder.words,
      tokenVectors: embedder.tokenVectors,
      embed(texts, role) {
        lookups++;
        return embedder.embed(texts, role);
      },
    };
    const answerer = createAnswerer(new Searcher(library, counting, bundledJudge));
    const workFor = async (question: string, previous?: string) => {
      lookups = 0;
      await answerer.answer(question, { previous });
      return lookups;
    };
    expect(await workFor(poor)).toBe(1);
    expect(await workFor("Thới Lai cải tạo được bao nhiêu ha vườn tạp?", poor)).toBe(1);
    for (const question of ["còn Thới Lai thì sao?", "khuyết điểm là gì?", "ông ấy là ai?", "tại sao?"])
      expect(await workFor(question, poor)).toBeLessThanOrEqual(3);
  });

  it("finds for a complete question what is found without one before", async () => {
    const after = await ask(poor, "Huyện Cờ Đỏ giải ngân vốn bao nhiêu?");
    expect({ ...after, tookMs: 0 }).toEqual({ ...(await ask(poor)), tookMs: 0 });
  });
});
