import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/language/lexicon.js";
import { vietnameseWords } from "../../src/query/query-words.js";
import { segmentQuestion } from "../../src/query/segmentation.js";
import { bestForm, smallCorpus, smallVocabulary as vocabulary, vocabularyOf } from "./small-world.js";

const cut = (question: string) => segmentQuestion(vietnameseWords(question, vocabulary), vocabulary);
const terms = (question: string) => cut(question).map(({ surface, kind }) => [surface, kind]);

describe("segmentQuestion", () => {
  it("leaves out the words that only ask", () => {
    expect(terms("cho hỏi còn bao nhiêu hộ nghèo vậy ạ")).toEqual([["hộ nghèo", "word"]]);
    expect(cut("bao nhiêu")).toEqual([]);
    expect(cut("")).toEqual([]);
  });

  it.each(["bnhieu", "hông", "nha"])("leaves out “%s” although no dictionary has it", (spoken) => {
    expect(terms(`hộ nghèo ${spoken}`)).toEqual([["hộ nghèo", "word"]]);
    expect(terms(`ho ngheo ${spoken}`)).toEqual([["ho ngheo", "word"]]);
  });

  it.each(["quan cai rang", "quận cái răng", "Quận Cái Răng"])(
    "takes what follows the kind of a place in “%s” for its name, though it begins with an everyday word",
    (place) => {
      const found = cut(`${place} có bao nhiêu hộ nghèo`).find((term) => term.kind === "name");
      expect(found?.surface.toLowerCase()).toMatch(/^c[aá]i r[aă]ng$/);
      expect(found?.bestKnownBoost).toBe(0);
    },
  );

  it.each(["phuong thoi binh", "phường Thới Bình", "xa thoi binh"])(
    "takes what follows the kind of a place in “%s” for its name, though it begins with a word without a topic",
    (place) => {
      const [, name] = cut(place);
      expect(name?.surface.toLowerCase()).toMatch(/^th[oớ]i b[iì]nh$/);
      expect(name).toMatchObject({ kind: "name", bestKnownBoost: 0 });
    },
  );

  it("takes no place from a word that only looks like the kind of one", () => {
    expect(cut("cơ quan tiết kiệm").filter(({ kind }) => kind === "name")).toEqual([]);
    expect(cut("Phương tiện").filter(({ kind }) => kind === "name")).toEqual([]);
  });

  it("tells which words of the question a term covers", () => {
    const question = "Quận Ô Môn còn bao nhiêu hộ nghèo";
    const words = question.split(" ");
    const covered = cut(question).map(({ from, length }) => words.slice(from, from + length).join(" "));
    expect(covered).toEqual(["Quận", "Ô Môn", "hộ nghèo"]);
  });

  it.each(["quận Ô Môn", "quan o mon", "QUAN O MON", "quận ô môn", "Quận Ô Môn".normalize("NFD")])(
    "finds the name in “%s”",
    (question) => {
      const [, name] = cut(question);
      expect(name?.kind).toBe("name");
      expect(name && bestForm(name)).toBe("ô môn");
      expect(name?.bestKnownBoost).toBe(1);
    },
  );

  it("takes capitals for a name that the corpus does not know", () => {
    const name = cut("ở Vĩnh Thạnh").find(({ kind }) => kind === "name");
    expect(name).toMatchObject({ surface: "Vĩnh Thạnh", bestKnownBoost: 0 });
  });

  it("takes an unknown word after a kind of place for its name", () => {
    expect(cut("quan thot co ho ngheo").find(({ kind }) => kind === "name")).toMatchObject({
      surface: "thot",
      bestKnownBoost: 0,
    });
  });

  it("does not take an unknown word for a name elsewhere, nor a known one anywhere", () => {
    expect(cut("ho ngheo thot").filter(({ kind }) => kind === "name")).toEqual([]);
    expect(cut("quan thue").filter(({ kind }) => kind === "name")).toEqual([]);
  });

  it.each([
    [2, "name"],
    [5, "word"],
  ])(
    "takes a word that %d of 10,000 paragraphs have after a kind of place for a %s",
    async (paragraphs, kind) => {
      const lexicon = new Lexicon(10_000, [
        ["quận", 3_000],
        ["chắn", paragraphs],
      ]);
      const told = await vocabularyOf(smallCorpus, lexicon);
      const [, term] = segmentQuestion(vietnameseWords("quan chan", told), told);
      expect(term).toMatchObject({ surface: "chan", kind });
    },
  );

  it("hears a name of the corpus in one that sounds alike", () => {
    const name = cut("phường Chà Nóc").find(({ kind }) => kind === "name");
    expect(name && bestForm(name)).toBe("trà nóc");
    expect(name?.bestKnownBoost).toBeGreaterThan(0);
    expect(name?.bestKnownBoost).toBeLessThan(1);
  });

  it.each(["Bài 3 nói gì", "bai 3 noi gi", "phần 3", "kỳ 3"])("finds the part in “%s”", (question) => {
    const part = cut(question).find(({ kind }) => kind === "part");
    expect(part && bestForm(part)).toBe("bai 3");
    expect(part?.bestKnownBoost).toBe(1);
  });

  it("knows that a part does not occur", () => {
    expect(cut("Bài 1 nói gì").find(({ kind }) => kind === "part")?.bestKnownBoost).toBe(0);
  });

  it.each(["kỳ 2012", "bài báo 3", "3 bài"])("finds no part in “%s”", (question) => {
    expect(cut(question).filter(({ kind }) => kind === "part")).toEqual([]);
  });

  it("tells an office from its deputies", () => {
    expect(terms("Bí thư Quận ủy")[0]).toEqual(["Bí thư", "office"]);
    expect(terms("Phó Bí thư Quận ủy")[0]).toEqual(["Phó Bí thư", "office"]);
    expect(terms("pho bi thu quan uy")[0]).toEqual(["pho bi thu", "office"]);
  });

  it("keeps numbers apart as exact", () => {
    expect(cut("năm 2020").at(-1)).toMatchObject({ surface: "2020", kind: "number", bestKnownBoost: 0 });
    expect(cut("hộ nghèo 2012").at(-1)).toMatchObject({ surface: "2012", kind: "number", bestKnownBoost: 1 });
  });

  it.each([
    ["bao nhiêu hộ nghèo", "hộ nghèo"],
    ["con bao nhieu ho ngheo", "ho ngheo"],
    ["mấy vườn", "vườn"],
    ["số hộ nghèo", "hộ nghèo"],
  ])("knows that “%s” counts “%s”", (question, surface) => {
    expect(
      cut(question)
        .filter(({ counted }) => counted)
        .map((term) => term.surface),
    ).toEqual([surface]);
  });

  it.each(["hộ nghèo quận Ô Môn", "máy vườn", "mây vườn", "dân số vườn tạp là bao nhiêu", "dân số hộ nghèo"])(
    "counts nothing where nothing is to be counted: %s",
    (question) => {
      expect(cut(question).some(({ counted }) => counted)).toBe(false);
    },
  );

  it("looks for an abbreviation under its full words and the other way round", () => {
    const short = cut("BTV Thới Lai")[0];
    const long = cut("Ban Thường vụ Thới Lai")[0];
    const words = (term: typeof short) =>
      term?.variants.map(({ tokens }) => tokens.map(({ value }) => value).join(" "));
    expect(words(short)).toEqual(expect.arrayContaining(["btv", "ban thường vụ"]));
    expect(words(long)).toEqual(expect.arrayContaining(["btv", "ban thường vụ"]));
  });

  it("weighs a name above a word, and a compound above a common word", () => {
    const [quan, name] = cut("quận Ô Môn");
    expect(name?.weight).toBeGreaterThan(quan?.weight ?? 0);
    for (const { weight } of cut("năm 2012 quận Ô Môn hộ nghèo xzq")) expect(weight).toBeGreaterThan(0);
  });

  it("keeps the units in the order asked, none over another", () => {
    const question = "năm 2012 quận Ô Môn còn bao nhiêu hộ nghèo, Bí thư nói gì";
    let at = 0;
    for (const { surface } of cut(question)) {
      at = question.indexOf(surface, at);
      expect(at).toBeGreaterThanOrEqual(0);
      at += surface.length;
    }
  });
});
