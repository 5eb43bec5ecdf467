import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { pieceSize } from "../../../src/editorial/database/database-drafts.js";
import { noteLease } from "../../../src/editorial/database/database-notes.js";
import { editorialContract } from "../contract.js";
import { articleDraft, handIn, publish } from "../support.js";
import { officeOf, overEachLibrary } from "./library-databases.js";

overEachLibrary((library) => {
  editorialContract((now) => officeOf(library(), now));

  test("two machines that change an article at once: one does, the other is told, and nothing is lost", async () => {
    const { editorial, open } = await officeOf(library());
    const other = open();
    const [mine] = await handIn(editorial, articleDraft(1, "việc của người này"));
    const [theirs] = await handIn(other, articleDraft(1, "việc của người kia"));
    if (!mine || !theirs) throw new Error("no draft");
    const [first] = await editorial.articles.list();
    const [state, otherState] = [await editorial.plan(mine), await other.plan(theirs)];
    const ended = await Promise.all([
      editorial.publish(mine.id, state.state),
      other.publish(theirs.id, otherState.state),
      editorial.withdraw("bai-1", first?.fingerprint ?? ""),
    ]);
    expect(ended.map(({ kind }) => kind).sort()).toEqual(["done", "stale", "stale"]);
    const texts = [
      ...(await other.articles.list()).map(({ fingerprint }) => fingerprint),
      ...(await other.articles.versions.of("bai-1")).map(({ fingerprint }) => fingerprint),
    ];
    expect(texts).toContain(first?.fingerprint);
    expect(await editorial.drafts()).toHaveLength(ended[2]?.kind === "done" ? 2 : 1);
  });

  test("a change that fails on its way changes nothing", async () => {
    const { editorial, corpus } = await officeOf(library());
    const { database } = library();
    const before = await corpus();
    const [draft] = await handIn(editorial, articleDraft(1, "việc mới"));
    if (!draft) throw new Error("no draft");
    await database.query("alter table trich_dan.editorial_notes rename to away");
    await expect(publish(editorial, draft)).rejects.toThrow();
    await database.query("alter table trich_dan.away rename to editorial_notes");
    expect(await corpus()).toEqual(before);
    expect(await editorial.articles.versions.of("bai-1")).toEqual([]);
    expect(await publish(editorial, draft)).toMatchObject({ kind: "done" });
  });

  test("a document is kept byte for byte, however long, and can be had on another machine while a draft of it is", async () => {
    const { database, open } = library();
    const [one, other] = [await open(), await open()];
    const [draft] = await handIn(one.editorial, articleDraft(3, "việc mới"));
    if (!draft) throw new Error("no draft");
    const bytes = randomBytes(2 * pieceSize + 5);
    const path = await one.store.scratch();
    await writeFile(path, bytes);
    const reading = await one.store.beginReading(path);
    const long = { ...draft, id: "0123456789abcdef" };
    await reading.add(long);
    expect(await other.editorial.draft(long.id)).toBeNull();
    await reading.finish();
    await reading.end();
    expect(await database.query("select from trich_dan.draft_document_pieces")).toHaveLength(1 + 3);
    expect(await other.store.withDocument(long, (path) => readFile(path))).toEqual(bytes);
    expect(await readdir(other.folder)).toEqual([]);
    await one.editorial.discard(long.id);
    expect(await database.query("select from trich_dan.draft_document_pieces")).toHaveLength(1);
  });

  test("what a process has taken on is left alone until it lets go, or is not heard of for a minute", async () => {
    const { open, database } = library();
    const [one, other] = [(await open()).editorial, (await open()).editorial];
    const note = { id: "0123456789abcdef", since: Date.now(), kind: "file", data: {} };
    await one.notes.put(note);
    expect(await one.notes.takeOn(note.id)).toBe(true);
    expect(await other.notes.takeOn(note.id)).toBe(false);
    const later = (ms: number) =>
      database.query(
        "update trich_dan.editorial_notes set held_until = held_until - $1::float8 * interval '1 ms'",
        [ms],
      );
    await later(noteLease / 2);
    expect(await other.notes.takeOn(note.id)).toBe(false);
    await later(noteLease / 2);
    expect(await other.notes.takeOn(note.id)).toBe(true);
    expect(await one.notes.takeOn(note.id)).toBe(false);
    await other.close();
    expect(await one.notes.takeOn(note.id)).toBe(true);
    expect(await one.notes.takeOn("fedcba9876543210")).toBe(false);
  });

  test("notes are a bot's own; articles and drafts are of all bots", async () => {
    const { open } = library();
    const [one, other] = [(await open(undefined, 1)).editorial, (await open(undefined, 2)).editorial];
    const note = { id: "0123456789abcdef", since: Date.now(), kind: "file", data: {} };
    await one.notes.put(note);
    const [draft] = await handIn(one, articleDraft(3, "việc mới"));
    expect([await other.notes.get(note.id), await other.notes.all()]).toEqual([null, []]);
    expect(await other.drafts()).toEqual([draft]);
  });

  test("names of files and of whoever sent them stand in drafts and notes alone", async () => {
    const { editorial } = await officeOf(library());
    const { database } = library();
    const [draft] = await handIn(editorial, articleDraft(3, "việc mới"));
    if (!draft) throw new Error("no draft");
    await publish(editorial, draft);
    for (const table of ["drafts", "draft_documents", "draft_document_pieces"])
      expect(await database.query(`select from trich_dan.${table}`)).toEqual([]);
    const left = await database.query("select body from trich_dan.editorial_notes");
    expect(JSON.stringify(left)).not.toContain("tệp.pdf");
  });
});
