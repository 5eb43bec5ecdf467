import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCorpus } from "../../../src/corpus/read/load.js";
import { articleWith } from "../support/article.js";
import { errorOf } from "../support/error.js";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "corpus-"));
});
afterEach(() => rm(dir, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFile(join(dir, name), content);
const good = (part: number) =>
  articleWith(`Đoạn của bài ${part}.`, { part: `${part}`, title: `Tên ${part}` });

describe("loadCorpus", () => {
  it("sorts articles by part, then by slug, and gives their passages in that order", async () => {
    await put("c.md", good(1));
    await put("a.md", good(10));
    await put("b.md", good(2));
    await put("a-hop.md", articleWith("Hộp tin.", { part: "2", title: "Hộp tin" }));
    const { articles, passages, problems } = await loadCorpus(dir);
    expect(articles.map(({ slug }) => slug)).toEqual(["c", "a-hop", "b", "a"]);
    expect(passages.map(({ id }) => id)).toEqual(["c/1", "a-hop/1", "b/1", "a/1"]);
    expect(problems).toEqual([]);
  });

  it("passes over README.md, hidden files, other files and folders", async () => {
    await put("bai-1.md", good(1));
    await put("README.md", "# The corpus");
    await put(".bai-2.md", "half");
    await put("bai-3.txt", "text");
    await mkdir(join(dir, "cu.md"));
    const { articles, problems } = await loadCorpus(dir);
    expect(articles.map(({ slug }) => slug)).toEqual(["bai-1"]);
    expect(problems).toEqual([]);
  });

  it("tells of every malformed file once, with its line, and reads the others", async () => {
    await put("a.md", good(1));
    await put("b-binary.md", Buffer.from([1, 0, 2]));
    await put("c-latin.md", Buffer.concat([Buffer.from(good(3)), Buffer.from([0xe0, 0x0a])]));
    await put("d-empty.md", "");
    await put("e-plain.md", "Chỉ có chữ.");
    await put("f-yaml.md", "---\nseries: a\npart: [1\n---\nMột.\n");
    await put("g-field.md", articleWith("Một.", { part: "hai" }));
    await put("h-missing.md", "---\nseries: a\npart: 1\n---\nMột.\n");
    await put("i-body.md", articleWith(""));
    await put("j-marker.md", articleWith("<!-- boddy -->\nMột."));
    await put("z.md", good(26));
    await symlink(join(dir, "gone"), join(dir, "k-link.md"));
    const { articles, problems } = await loadCorpus(dir);
    expect(articles.map(({ slug }) => slug)).toEqual(["a", "z"]);
    expect(problems.map(({ code, parameters }) => [parameters.file, code, parameters.line])).toEqual([
      ["b-binary.md", "TEXT_BINARY", undefined],
      ["c-latin.md", "TEXT_ENCODING", 7],
      ["d-empty.md", "TEXT_EMPTY", undefined],
      ["e-plain.md", "CORPUS_FRONT_MATTER", 1],
      ["f-yaml.md", "CORPUS_YAML", 4],
      ["g-field.md", "CORPUS_FIELD", 3],
      ["h-missing.md", "CORPUS_FIELD_MISSING", 1],
      ["i-body.md", "CORPUS_NO_PARAGRAPH", 6],
      ["j-marker.md", "CORPUS_MARKER", 6],
      ["k-link.md", "CORPUS_UNREADABLE", undefined],
    ]);
    for (const problem of problems) expect(problem.message).not.toMatch(/\{\w+\}/u);
  });

  it("puts what a broken file held before in its place, and asks for nothing where all can be read", async () => {
    await put("bai-1.md", good(1));
    await put("bai-2.md", good(2));
    const asked: (readonly string[])[] = [];
    const before = (await loadCorpus(dir)).articles;
    const earlier = async (slugs: readonly string[]) => {
      asked.push(slugs);
      return before.filter(({ slug }) => slugs.includes(slug));
    };
    expect((await loadCorpus(dir, earlier)).articles).toEqual(before);
    expect(asked).toEqual([]);
    await put("bai-1.md", "hỏng");
    const { articles, problems } = await loadCorpus(dir, earlier);
    expect(articles).toEqual(before);
    expect(problems.map(({ parameters }) => parameters.file)).toEqual(["bai-1.md"]);
    await put("bai-2.md", "");
    expect((await loadCorpus(dir, earlier)).articles).toEqual(before);
    expect(asked).toEqual([["bai-1"], ["bai-1", "bai-2"]]);
    await rm(join(dir, "bai-1.md"));
    expect((await loadCorpus(dir, earlier)).articles.map(({ slug }) => slug)).toEqual(["bai-2"]);
  });

  it("puts nothing in the place of a broken file that stands elsewhere by now", async () => {
    const long = (part: string) => articleWith("Một đoạn văn dài, ".repeat(9), { part, title: "Tên" });
    await put("cu.md", long("1"));
    const before = (await loadCorpus(dir)).articles;
    await put("cu.md", "hỏng");
    for (const moved of [long("1"), long("7"), articleWith("Viết lại.", { part: "1", title: "TÊN" })]) {
      await put("moi.md", moved);
      const { articles } = await loadCorpus(dir, async () => before);
      expect(articles.map(({ slug }) => slug)).toEqual(["moi"]);
    }
    await put("moi.md", articleWith("Viết khác.", { part: "2", title: "Tên" }));
    const { articles } = await loadCorpus(dir, async () => before);
    expect(articles.map(({ slug }) => slug)).toEqual(["cu", "moi"]);
  });

  it("takes no article twice: neither names that differ in case alone nor a copy under another name", async () => {
    await put("BAI-2.md", good(2));
    await put("bai-2.md", good(3));
    await put("bai-2 copy.md", good(2));
    const { articles, problems } = await loadCorpus(dir);
    expect(articles.map(({ slug }) => slug)).toEqual(["BAI-2"]);
    expect(problems.map(({ code, parameters }) => [code, parameters.file, parameters.other])).toEqual([
      ["CORPUS_COPY", "bai-2 copy.md", "BAI-2.md"],
      ["CORPUS_DUPLICATE", "bai-2.md", "BAI-2.md"],
    ]);
  });

  it("tells of a file that is larger than an article without reading it, and reads the others", async () => {
    await put("a.md", good(1));
    await put("b.md", "");
    await truncate(join(dir, "b.md"), 50 * 1024 * 1024);
    const { articles, problems } = await loadCorpus(dir);
    expect(articles.map(({ slug }) => slug)).toEqual(["a"]);
    expect(problems.map(({ code, parameters }) => ({ code, ...parameters }))).toEqual([
      { code: "CORPUS_FILE_LONG", file: "b.md", size: 50, limit: 10 },
    ]);
  });

  describe("an article that stands there a second time", () => {
    const text = "Đến cuối năm 2012, toàn quận còn 3.093 hộ nghèo, và đã chăm lo nhà ở cho từng hộ một.";
    const original = articleWith(text, { part: "2", title: "Tên 2" });
    const told = async () => {
      const { articles, problems } = await loadCorpus(dir);
      return {
        slugs: articles.map(({ slug }) => slug),
        problems: problems.map(({ code, parameters: { file, other } }) => [code, file, other]),
      };
    };

    it.each([
      "bai-2 (1).md",
      "bai-2 - Copy.md",
      "Copy of bai-2.md",
      "bai-2 - Bản sao.md",
      "bai-2 2.md",
      "a.md",
      "BAO.md",
    ])("as a copy called %s is told, and the original keeps its name", async (name) => {
      await put("bai-2.md", original);
      await put(name, original);
      expect(await told()).toEqual({ slugs: ["bai-2"], problems: [["CORPUS_COPY", name, "bai-2.md"]] });
    });

    it("with the same text under another title and part is told", async () => {
      await put("bai-2.md", original);
      await put("tin.md", articleWith(text.replace(" còn", "\ncòn"), { part: "7", title: "Tên khác" }));
      expect(await told()).toEqual({ slugs: ["bai-2"], problems: [["CORPUS_COPY", "tin.md", "bai-2.md"]] });
    });

    it("as the same part of the same title with another text is told, however the title is printed", async () => {
      await put("bai-2 (1).md", articleWith("Đoạn đã sửa.", { part: "2", title: "“TÊN 2”" }));
      await put("bai-2.md", original);
      expect(await told()).toEqual({
        slugs: ["bai-2"],
        problems: [["CORPUS_DUPLICATE", "bai-2 (1).md", "bai-2.md"]],
      });
    });

    it("is the one of the longer name where neither has the name of an import", async () => {
      await put("tin (1).md", original);
      await put("tin.md", original);
      expect(await told()).toEqual({ slugs: ["tin"], problems: [["CORPUS_COPY", "tin (1).md", "tin.md"]] });
    });

    it("is none where a short text is the same by chance, or another title stands beside a part", async () => {
      await put("bai-2.md", articleWith("Đang cập nhật.", { part: "2", title: "Tên 2" }));
      await put("bai-3.md", articleWith("Đang cập nhật.", { part: "3", title: "Tên 3" }));
      await put("hop.md", articleWith("Hộp tin.", { part: "2", title: "Hộp tin" }));
      expect(await told()).toEqual({ slugs: ["bai-2", "hop", "bai-3"], problems: [] });
    });
  });

  it("throws for a folder that is missing, empty, or holds nothing that can be read", async () => {
    const missing = join(dir, "none");
    expect(await errorOf(() => loadCorpus(missing))).toEqual({ code: "CORPUS_MISSING", directory: missing });
    expect(await errorOf(() => loadCorpus(dir))).toEqual({ code: "CORPUS_EMPTY", directory: dir });
    await put("README.md", "# The corpus");
    expect(await errorOf(() => loadCorpus(dir))).toEqual({ code: "CORPUS_EMPTY", directory: dir });
    await put("a.md", "no front matter");
    await put("b.md", "nor here");
    expect(await errorOf(() => loadCorpus(dir))).toMatchObject({ code: "CORPUS_FRONT_MATTER", file: "a.md" });
  });
});
