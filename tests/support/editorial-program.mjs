// Changes a corpus, or the library of a database, again and again until it is killed. Before each change it says what the corpus holds, and what it will hold: fingerprints of
// the articles' files by their names.
import { writeFileSync, writeSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , corpusDir, seed, databaseUrl] = process.argv;
const modules = join(import.meta.dirname, "..", "..", "dist", "modules");
const load = (room) => import(pathToFileURL(join(modules, room, "index.js")).href);
const { DatabaseStore, DiskStore, Editorial, fingerprintOf } = await load("editorial");
const openStore = async () => {
  if (databaseUrl === undefined) return new DiskStore(corpusDir);
  const database = await (await load("database")).openPostgres(databaseUrl);
  return new DatabaseStore({ database, bot: 1, folder: corpusDir });
};

let state = Number(seed);
/** A whole number from 0 up to a limit (a linear congruence of Knuth's). */
const random = (limit) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
};

const report = {
  pages: null,
  articles: [],
  leftOut: [],
  leftOutCharacters: {},
  recognised: [],
  warnings: [],
};
const editorial = new Editorial(await openStore(), {
  read: async ({ path }) => ({
    kind: "document",
    articles: [JSON.parse(await readFile(path, "utf8"))],
    report,
    marks: [],
    preview: null,
  }),
});
await editorial.tidy();

const present = async () =>
  Object.fromEntries((await editorial.articles.list()).map(({ file, fingerprint }) => [file, fingerprint]));
const tell = (before, after) => writeSync(1, `${JSON.stringify({ before, after })}\n`);

writeSync(1, '"ready"\n');
for (;;) {
  const before = await present();
  const articles = await editorial.articles.list();
  const change = random(4);
  if (change < 2) {
    const path = await editorial.scratch();
    const part = 1 + random(4);
    const text = `Đoạn này kể về việc số ${random(1_000_000)}, dài hơn sáu mươi chữ cái để không ai lầm với đoạn khác. ${"Một câu nữa. ".repeat(300)}`;
    writeFileSync(
      path,
      JSON.stringify({
        slug: `bai-${part}`,
        series: "Loạt bài mẫu",
        part,
        title: `Tên bài ${part}`,
        authors: [],
        source: "a.pdf",
        nextPart: null,
        blocks: [{ kind: "body", text: text.trim() }],
      }),
    );
    for await (const { drafts } of editorial.take(path, "a.pdf", {})) void drafts;
    // One that was left by the process before is published first.
    for (const draft of await editorial.drafts()) {
      const { file, markdown, state: seen } = await editorial.plan(draft);
      const now = await present();
      tell(now, { ...now, [file]: fingerprintOf(markdown) });
      await editorial.publish(draft.id, seen);
    }
  } else if (change === 2 && articles.length > 1) {
    const article = articles[random(articles.length)];
    const after = { ...before };
    delete after[article.file];
    tell(before, after);
    await editorial.withdraw(article.slug, article.fingerprint);
  } else {
    const slug = `bai-${1 + random(4)}`;
    const versions = await editorial.articles.versions.of(slug);
    const version = versions[random(versions.length)];
    if (!version) continue;
    tell(before, { ...before, [`${slug}.md`]: version.fingerprint });
    await editorial.restore(slug, version.fingerprint, before[`${slug}.md`] ?? null);
  }
}
