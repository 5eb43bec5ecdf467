import { writeFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/corpus/import/write/render.js";
import { type Draft, type Editorial, keptVersions } from "../../src/editorial/index.js";
import { articleDraft, handIn, publish } from "./support.js";

const day = 24 * 60 * 60_000;

/** An editorial office over a library of two articles, wherever that is kept. */
export interface OfficeUnderTest {
  readonly editorial: Editorial;
  /** Another process, or machine, over the same library. */
  open(): Editorial;
  /** Name and text of each article. */
  corpus(): Promise<Record<string, string>>;
  /** Puts an article in past the office, as it is. */
  put(file: string, text: string): Promise<void>;
  /** How many documents, and drafts, are kept. */
  documents(): Promise<number>;
  drafts(): Promise<number>;
  /** Files that are left of what was fetched and read. */
  unfinished(): Promise<string[]>;
}

/** What administrators do at the same time, each by what they saw when all began. */
const step = fc.record({ who: fc.integer({ min: 0, max: 3 }), part: fc.integer({ min: 1, max: 2 }) });

/** What an editorial office does, wherever its library is kept. @param make a new library */
export function editorialContract(make: (now?: () => number) => Promise<OfficeUnderTest>): void {
  describe("a document that was handed in", () => {
    it("is a draft, and nothing of the corpus, until it is published; then its file is not kept", async () => {
      const { corpus, documents, editorial } = await make();
      const before = await corpus();
      const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
      if (!draft) throw new Error("no draft");
      expect(await corpus()).toEqual(before);
      expect(await editorial.plan(draft)).toMatchObject({ kind: "new", slug: "bai-3", other: null });
      expect(await publish(editorial, draft)).toMatchObject({ kind: "done", slug: "bai-3", before: null });
      expect(await corpus()).toEqual({
        ...before,
        "bai-3.md": renderMarkdown(articleDraft(3, "việc mới")),
      });
      expect(await editorial.drafts()).toEqual([]);
      expect(await documents()).toBe(0);
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
      const { put, editorial } = await make();
      await put("can-tho.md", renderMarkdown(articleDraft(7, "việc ở Cần Thơ")));
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
      const { corpus, editorial } = await make();
      const before = await corpus();
      const [same, copy] = await handIn(
        editorial,
        articleDraft(1, "việc cũ 1"),
        articleDraft(5, "việc cũ 2"),
      );
      if (!same || !copy) throw new Error("no draft");
      expect((await editorial.plan(same)).kind).toBe("same");
      expect(await editorial.plan(copy)).toMatchObject({ kind: "copy", other: { slug: "bai-2" } });
      expect(await publish(editorial, copy)).toMatchObject({ kind: "clash", other: { slug: "bai-2" } });
      expect(await publish(editorial, same)).toMatchObject({ kind: "done" });
      expect(await corpus()).toEqual(before);
    });

    it("a second time is the same draft, and one that cannot be read leaves nothing", async () => {
      const { documents, unfinished, editorial } = await make();
      const [first] = await handIn(editorial, articleDraft(3, "việc mới"));
      const [again] = await handIn(editorial, articleDraft(3, "việc mới"));
      expect(again).toEqual(first);
      const path = await editorial.scratch();
      await writeFile(path, "không phải tài liệu");
      for await (const taken of editorial.take(path, "phim.mp4", {}))
        expect(taken).toMatchObject({ code: "IMPORT_UNKNOWN", parameters: { file: "phim.mp4" } });
      expect(await documents()).toBe(1);
      expect(await unfinished()).toEqual([]);
    });

    it("is forgotten after a week, with its file", async () => {
      let now = Date.now();
      const { documents, drafts, editorial } = await make(() => now);
      const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
      now += 6 * day;
      await editorial.tidy();
      expect(await editorial.drafts()).toHaveLength(1);
      now += 2 * day;
      expect(await editorial.draft(draft?.id ?? "")).toBeNull();
      await editorial.tidy();
      expect(await drafts()).toBe(0);
      expect(await documents()).toBe(0);
    });

    it("can be renamed and given another part, after which what was seen before is not published", async () => {
      const { editorial } = await make();
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
      const { editorial } = await make();
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
      const { corpus, editorial } = await make();
      const before = await corpus();
      const [first, second] = await editorial.articles.list();
      if (!first || !second) throw new Error("no article");
      expect(await editorial.withdraw("bai-1", second.fingerprint)).toEqual({ kind: "stale" });
      expect(await editorial.withdraw("bai-1", first.fingerprint)).toMatchObject({
        kind: "done",
        after: null,
      });
      expect(Object.keys(await corpus())).toEqual(["bai-2.md"]);
      expect(await editorial.withdraw("bai-2", second.fingerprint)).toEqual({ kind: "last" });
      expect(await editorial.withdraw("bai-9", second.fingerprint)).toEqual({ kind: "gone" });
      expect(await editorial.restore("bai-1", first.fingerprint, second.fingerprint)).toEqual({
        kind: "stale",
      });
      expect(await editorial.restore("bai-1", first.fingerprint, null)).toMatchObject({ kind: "done" });
      expect(await corpus()).toEqual(before);
    });

    it("are not restored beside another one with the same text, or the same part and title", async () => {
      const { put, editorial } = await make();
      const [first] = await editorial.articles.list();
      if (!first) throw new Error("no article");
      await editorial.withdraw("bai-1", first.fingerprint);
      await put("khac.md", renderMarkdown(articleDraft(1, "việc khác")));
      expect(await editorial.restore("bai-1", first.fingerprint, null)).toMatchObject({
        kind: "clash",
        other: { slug: "khac" },
      });
    });

    it(`keep their last ${keptVersions} versions, each once, the latest first, also where the clock is put back`, async () => {
      let now = 1_800_000_000_000;
      const { editorial } = await make(() => now);
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
      const { corpus, put, editorial } = await make();
      await put("bai-3.md", "Hỏng.\n");
      const articles = await editorial.articles.list();
      expect(articles.map(({ slug }) => slug)).toEqual(["bai-1", "bai-2", "bai-3"]);
      expect(articles[2]).toMatchObject({ head: null, problem: { code: "CORPUS_FRONT_MATTER" } });
      const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
      if (draft) expect(await publish(editorial, draft)).toMatchObject({ kind: "done", slug: "bai-3" });
      expect((await corpus())["bai-3.md"]).toContain("việc mới");
    });
  });

  it("whatever administrators do at once, each text is in the corpus, in a draft or among the versions", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const { editorial } = await make();
        const drafts: Draft[] = [];
        for (const [at, { part }] of steps.entries())
          drafts.push(...(await handIn(editorial, articleDraft(part, `việc thứ ${at}`))));
        const plans = await Promise.all(drafts.map((draft) => editorial.plan(draft)));
        const articles = await editorial.articles.list();
        const ended = await Promise.all(
          steps.map(({ who, part }, at) => {
            const [draft, plan, article] = [drafts[at], plans[at], articles[part - 1]];
            if (!draft || !plan || !article) throw new Error("no draft");
            return who === 0
              ? editorial.withdraw(article.slug, article.fingerprint)
              : editorial.publish(draft.id, plan.state);
          }),
        );
        for (const part of [1, 2]) {
          // Only the first change of an article counts; whoever comes after is told, and has to look again.
          const own = ended.filter((_, at) => steps[at]?.part === part).map(({ kind }) => kind);
          expect(own.filter((kind) => kind === "done").length).toBeLessThanOrEqual(1);
        }
        const left = (await editorial.drafts()).map(({ id }) => id);
        const texts = new Set([
          ...(await editorial.articles.list()).map(({ fingerprint }) => fingerprint),
          ...(await editorial.articles.versions.of("bai-1")).map(({ fingerprint }) => fingerprint),
          ...(await editorial.articles.versions.of("bai-2")).map(({ fingerprint }) => fingerprint),
        ]);
        for (const { fingerprint } of articles) expect(texts).toContain(fingerprint);
        for (const [at, result] of ended.entries()) {
          if (result.kind === "done" && result.after !== null) expect(texts).toContain(result.after);
          else expect(left).toContain(drafts[at]?.id);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("a document that one process took in is published by another, and both know", async () => {
    const { open, corpus, documents, editorial } = await make();
    const other = open();
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"), articleDraft(4, "việc khác"));
    if (!draft) throw new Error("no draft");
    expect(await other.draft(draft.id)).toEqual(draft);
    expect(await publish(other, draft)).toMatchObject({ kind: "done", slug: "bai-3" });
    expect(Object.keys(await corpus()).sort()).toEqual(["bai-1.md", "bai-2.md", "bai-3.md"]);
    expect(await editorial.draft(draft.id)).toBeNull();
    expect(await documents()).toBe(1);
    const published = await editorial.articles.list();
    expect(published.map(({ slug }) => slug)).toEqual(["bai-1", "bai-2", "bai-3"]);
    expect(await editorial.withdraw("bai-3", published[2]?.fingerprint ?? "")).toMatchObject({
      kind: "done",
    });
    expect(await other.articles.versions.of("bai-3")).toHaveLength(1);
    expect(await other.articles.versions.slugs()).toEqual(["bai-3"]);
    expect(await other.articles.read("bai-3.md")).toBeNull();
    expect((await other.articles.list()).map(({ slug }) => slug)).toEqual(["bai-1", "bai-2"]);
  });

  it("a draft that is discarded goes with its document, and one that is gone is told", async () => {
    const { documents, editorial } = await make();
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
    expect(await editorial.discard(draft?.id ?? "")).toBe(true);
    expect(await editorial.discard(draft?.id ?? "")).toBe(false);
    expect(await editorial.change(draft?.id ?? "", "part", 4)).toBeNull();
    expect(await documents()).toBe(0);
  });

  it("whatever stops the reading of a document leaves nothing of it", async () => {
    const { documents, drafts, unfinished, editorial } = await make();
    const path = await editorial.scratch();
    await writeFile(path, JSON.stringify(articleDraft(3, "việc mới")));
    const taking = editorial.take(path, "tệp.pdf", {});
    await taking.next();
    expect(await editorial.drafts()).toEqual([]);
    await taking.return(undefined);
    expect([await editorial.drafts(), await documents(), await drafts()]).toEqual([[], 0, 0]);
    expect(await unfinished()).toEqual([]);
  });

  it("notes are there as they were put, until they are removed", async () => {
    const { open, editorial } = await make();
    const note = { id: "0123456789abcdef", since: 5, kind: "file", data: { name: "tệp", size: 7 } };
    await editorial.notes.put({ ...note, data: {} });
    await editorial.notes.put(note);
    expect(await open().notes.get(note.id)).toEqual(note);
    expect(await editorial.notes.all()).toEqual([note]);
    expect(await editorial.notes.takeOn(note.id)).toBe(true);
    await editorial.notes.remove(note.id);
    expect([await editorial.notes.get(note.id), await editorial.notes.all()]).toEqual([null, []]);
  });

  it("notes that are too old are forgotten", async () => {
    let now = 1_800_000_000_000;
    const { editorial } = await make(() => now);
    await editorial.notes.put({ id: "0123456789abcdef", since: now, kind: "file", data: {} });
    now += 7 * day;
    await editorial.tidy();
    expect(await editorial.notes.all()).toHaveLength(1);
    now += 1;
    await editorial.tidy();
    expect(await editorial.notes.all()).toEqual([]);
  });
}
