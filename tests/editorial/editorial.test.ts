import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/corpus/import/write/render.js";
import { keptVersions } from "../../src/editorial/index.js";
import { AppError } from "../../src/errors.js";
import { articleDraft, corpusOf, handIn, office, publish } from "./support.js";

const day = 24 * 60 * 60_000;

describe("a document that was handed in", () => {
  it("is a draft, and nothing of the corpus, until it is published; then its file is not kept", async () => {
    const { corpusDir, editorial } = await office();
    const before = await corpusOf(corpusDir);
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
    if (!draft) throw new Error("no draft");
    expect(await corpusOf(corpusDir)).toEqual(before);
    expect(await editorial.plan(draft)).toMatchObject({ kind: "new", slug: "bai-3", other: null });
    expect(await publish(editorial, draft)).toMatchObject({ kind: "done", slug: "bai-3", before: null });
    expect(await corpusOf(corpusDir)).toEqual({
      ...before,
      "bai-3.md": renderMarkdown(articleDraft(3, "việc mới")),
    });
    expect(await editorial.drafts()).toEqual([]);
    expect(await readdir(join(corpusDir, ".editorial", "documents"))).toEqual([]);
    expect(await publish(editorial, draft)).toMatchObject({ kind: "done", slug: "bai-3", before: null });
    // Whoever presses once more is told what became of it, as long as its article has that text.
    expect(await editorial.published(draft.id)).toMatchObject({
      part: 3,
      file: "bai-3.md",
      change: { before: null },
    });
    const [, , article] = await editorial.articles.list();
    await editorial.withdraw("bai-3", article?.fingerprint ?? "");
    expect(await editorial.published(draft.id)).toBeNull();
    expect(await publish(editorial, draft)).toEqual({ kind: "gone" });
  });

  it("takes the place of the same part of the same series, whatever its file is called, and not of another series' part", async () => {
    const { corpusDir, editorial } = await office();
    await writeFile(join(corpusDir, "can-tho.md"), renderMarkdown(articleDraft(7, "việc ở Cần Thơ")));
    const [seventh, other] = await handIn(
      editorial,
      articleDraft(7, "việc đã sửa", { title: "Tên đã sửa", series: "LOẠT BÀI MẪU" }),
      articleDraft(1, "việc khác hẳn", { series: "Loạt khác" }),
    );
    if (!seventh || !other) throw new Error("no draft");
    const plan = await editorial.plan(seventh);
    expect(plan).toMatchObject({ kind: "replace", slug: "can-tho", file: "can-tho.md" });
    expect(plan.difference).toMatchObject({ changed: 1, added: 0, removed: 0 });
    expect(await editorial.plan(other)).toMatchObject({ kind: "new", slug: "bai-1-2" });
  });

  it("is told to be there already, as it is or under another part; the copy cannot be published", async () => {
    const { corpusDir, editorial } = await office();
    const before = await corpusOf(corpusDir);
    const [same, copy] = await handIn(editorial, articleDraft(1, "việc cũ 1"), articleDraft(5, "việc cũ 2"));
    if (!same || !copy) throw new Error("no draft");
    expect((await editorial.plan(same)).kind).toBe("same");
    expect(await editorial.plan(copy)).toMatchObject({ kind: "copy", other: { slug: "bai-2" } });
    expect(await publish(editorial, copy)).toMatchObject({ kind: "clash", other: { slug: "bai-2" } });
    expect(await publish(editorial, same)).toMatchObject({ kind: "done" });
    expect(await corpusOf(corpusDir)).toEqual(before);
  });

  it("a second time is the same draft, and one that cannot be read leaves nothing", async () => {
    const { corpusDir, editorial } = await office();
    const [first] = await handIn(editorial, articleDraft(3, "việc mới"));
    const [again] = await handIn(editorial, articleDraft(3, "việc mới"));
    expect(again).toEqual(first);
    const path = await editorial.scratch();
    await writeFile(path, "không phải tài liệu");
    for await (const taken of editorial.take(path, "phim.mp4", {}))
      expect(taken).toMatchObject({ code: "IMPORT_UNKNOWN", parameters: { file: "phim.mp4" } });
    expect(await readdir(join(corpusDir, ".editorial", "documents"))).toHaveLength(1);
    expect(await readdir(join(corpusDir, ".editorial", "unfinished"))).toEqual([]);
  });

  it("is forgotten after a week, with its file", async () => {
    let now = Date.now();
    const { corpusDir, editorial } = await office(undefined, () => now);
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
    now += 6 * day;
    await editorial.tidy();
    expect(await editorial.drafts()).toHaveLength(1);
    now += 2 * day;
    expect(await editorial.draft(draft?.id ?? "")).toBeNull();
    await editorial.tidy();
    expect(await readdir(join(corpusDir, ".editorial", "drafts"))).toEqual([]);
    expect(await readdir(join(corpusDir, ".editorial", "documents"))).toEqual([]);
  });

  it("can be renamed and given another part, after which what was seen before is not published", async () => {
    const { editorial } = await office();
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
    if (!draft) throw new Error("no draft");
    const { state } = await editorial.plan(draft);
    await editorial.change(draft.id, "title", "Tên: “mới” # có dấu");
    const changed = await editorial.change(draft.id, "part", 2);
    if (!changed) throw new Error("gone");
    expect(await editorial.publish(draft.id, state)).toEqual({ kind: "stale" });
    expect(await editorial.plan(changed)).toMatchObject({ kind: "replace", slug: "bai-2" });
    expect(await publish(editorial, changed)).toMatchObject({ kind: "done" });
    const [, second] = await editorial.articles.list();
    expect(second?.head).toMatchObject({ title: "Tên: “mới” # có dấu", part: 2 });
  });

  it("that is of a series unknown so far is offered the one that most articles are of", async () => {
    const { editorial } = await office();
    const [draft] = await handIn(editorial, articleDraft(2, "việc mới", { series: "LOẠT BÀI MÂU" }));
    if (!draft) throw new Error("no draft");
    expect(await editorial.plan(draft)).toMatchObject({
      kind: "new",
      slug: "bai-2-2",
      knownSeries: "Loạt bài mẫu",
    });
    const changed = await editorial.change(draft.id, "series", "Loạt bài mẫu");
    if (!changed) throw new Error("gone");
    expect(await editorial.plan(changed)).toMatchObject({
      kind: "replace",
      slug: "bai-2",
      knownSeries: null,
    });
  });
});

describe("articles", () => {
  it("are withdrawn and restored byte for byte, the last one never", async () => {
    const { corpusDir, editorial } = await office();
    const before = await corpusOf(corpusDir);
    const [first, second] = await editorial.articles.list();
    if (!first || !second) throw new Error("no article");
    expect(await editorial.withdraw("bai-1", second.fingerprint)).toEqual({ kind: "stale" });
    expect(await editorial.withdraw("bai-1", first.fingerprint)).toMatchObject({ kind: "done", after: null });
    expect(Object.keys(await corpusOf(corpusDir))).toEqual(["bai-2.md"]);
    expect(await editorial.withdraw("bai-2", second.fingerprint)).toEqual({ kind: "last" });
    expect(await editorial.withdraw("bai-9", second.fingerprint)).toEqual({ kind: "gone" });
    expect(await editorial.restore("bai-1", first.fingerprint, second.fingerprint)).toEqual({
      kind: "stale",
    });
    expect(await editorial.restore("bai-1", first.fingerprint, null)).toMatchObject({ kind: "done" });
    expect(await corpusOf(corpusDir)).toEqual(before);
  });

  it("are not restored beside another one with the same text, or the same part and title", async () => {
    const { corpusDir, editorial } = await office();
    const [first] = await editorial.articles.list();
    if (!first) throw new Error("no article");
    await editorial.withdraw("bai-1", first.fingerprint);
    await writeFile(join(corpusDir, "khac.md"), renderMarkdown(articleDraft(1, "việc khác")));
    expect(await editorial.restore("bai-1", first.fingerprint, null)).toMatchObject({
      kind: "clash",
      other: { slug: "khac" },
    });
  });

  it(`keep their last ${keptVersions} versions, each once, the latest first, also where the clock is put back`, async () => {
    let now = 1_800_000_000_000;
    const { editorial } = await office(undefined, () => now);
    for (let round = 0; round < keptVersions + 3; round++) {
      const [draft] = await handIn(editorial, articleDraft(1, `việc thứ ${round}`));
      if (draft) expect(await publish(editorial, draft)).toMatchObject({ kind: "done" });
      now -= 1_000;
    }
    const versions = await editorial.articles.versions.of("bai-1");
    expect(versions).toHaveLength(keptVersions);
    expect([...versions].sort((a, b) => b.until - a.until)).toEqual(versions);
    const latest = await editorial.articles.versions.read("bai-1", versions[0]?.fingerprint ?? "");
    expect(Buffer.from(latest ?? "").toString()).toContain(`việc thứ ${keptVersions + 1}`);
    // There and back again.
    const [article] = await editorial.articles.list();
    await editorial.restore("bai-1", versions[0]?.fingerprint ?? "", article?.fingerprint ?? "");
    const after = await editorial.articles.versions.of("bai-1");
    expect(new Set(after.map(({ fingerprint }) => fingerprint)).size).toBe(after.length);
  });

  it("that cannot be read are listed with the reason, last, and are replaced by their part", async () => {
    const { corpusDir, editorial } = await office();
    await writeFile(join(corpusDir, "bai-3.md"), "Hỏng.\n");
    const articles = await editorial.articles.list();
    expect(articles.map(({ slug }) => slug)).toEqual(["bai-1", "bai-2", "bai-3"]);
    expect(articles[2]).toMatchObject({ head: null, problem: { code: "CORPUS_FRONT_MATTER" } });
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
    if (draft) expect(await publish(editorial, draft)).toMatchObject({ kind: "done", slug: "bai-3" });
    expect(await readFile(join(corpusDir, "bai-3.md"), "utf8")).toContain("việc mới");
  });
});

it("a folder that cannot be written is told in one line, and nothing changes", async () => {
  const refusing = {
    create: () => Promise.reject(Object.assign(new Error("x"), { code: "EROFS" })),
    rename: () => Promise.reject(Object.assign(new Error("x"), { code: "EROFS" })),
    remove: () => Promise.reject(Object.assign(new Error("x"), { code: "EROFS" })),
  };
  const { corpusDir, editorial } = await office(refusing);
  const before = await corpusOf(corpusDir);
  const told = { code: "CORPUS_READ_ONLY", parameters: { folder: corpusDir, reason: "EROFS" } };
  await expect(editorial.checkWritable()).rejects.toMatchObject(told);
  const [first] = await editorial.articles.list();
  await expect(editorial.withdraw("bai-1", first?.fingerprint ?? "")).rejects.toMatchObject(told);
  expect(await corpusOf(corpusDir)).toEqual(before);
  expect(new AppError("CORPUS_READ_ONLY", told.parameters).message).toContain(corpusDir);
});

it("a folder that belongs to somebody else is told in the same way", async ({ skip }) => {
  if (process.getuid?.() === 0) skip();
  const { corpusDir, editorial } = await office();
  await chmod(corpusDir, 0o555);
  await expect(editorial.checkWritable()).rejects.toMatchObject({ code: "CORPUS_READ_ONLY" });
  await chmod(corpusDir, 0o755);
});
