import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft, Plan, StoredArticle } from "../../../../src/editorial/index.js";
import { AppError } from "../../../../src/errors.js";
import { en, vi } from "../../../../src/locales/index.js";
import {
  type ArticleWithVersions,
  articleScreen,
  articlesScreen,
  withdrawScreen,
} from "../../../../src/telegram/features/documents/articles-screen.js";
import { changeScreen } from "../../../../src/telegram/features/documents/change-screen.js";
import { draftScreen } from "../../../../src/telegram/features/documents/draft-screen.js";
import { versionScreen } from "../../../../src/telegram/features/documents/version-screen.js";
import type { Screen } from "../../../../src/telegram/ui/screen.js";
import { findFault, markupFault } from "../../../support/bot-api/index.js";
import { articleOf } from "../../fixtures.js";
import { anyText } from "../screen-world.js";

const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: digits, maxLength: digits });
const anyTitle = fc.oneof(
  anyText,
  anyText.map((text) => text.slice(0, 40).repeat(200)),
);
const anyLocale = fc.constantFrom(vi, en);

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  id: hex(16),
  since: fc.nat(),
  document: fc.record({
    name: anyTitle,
    file: hex(64),
    entry: fc.option(fc.record({ at: fc.nat(9), path: anyTitle })),
  }),
  article: fc.record({
    slug: fc.constant("bai-3"),
    series: anyTitle,
    part: fc.integer({ min: 1, max: 9_999 }),
    title: anyTitle,
    authors: fc.constant([]),
    source: fc.constant(null),
    nextPart: fc.constant(null),
    blocks: fc.array(
      fc.record({
        kind: fc.constantFrom("meta" as const, "lead" as const, "body" as const, "heading" as const),
        text: anyTitle,
      }),
      { maxLength: 30 },
    ),
  }),
  guessed: fc.subarray(["title", "part", "series"] as const),
  pages: fc.option(fc.nat(2_000)),
  leftOut: fc.array(
    fc.record({
      reason: fc.constantFrom("running-head" as const, "watermark" as const),
      characters: fc.nat(),
      samples: fc.array(anyTitle, { maxLength: 3 }),
    }),
    { maxLength: 13 },
  ),
  recognised: fc.option(
    fc.record({ pages: fc.nat(99), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ),
  warnings: fc.array(
    fc.record({
      code: fc.constantFrom("doubtful-figures" as const, "tracked-changes" as const),
      page: fc.option(fc.nat(99)),
      detail: fc.record({ text: anyTitle, other: anyTitle }),
    }),
    { maxLength: 40 },
  ),
  marks: fc.constant([]),
});

const stored = (title: string): StoredArticle => ({
  slug: "bai-3",
  file: "bai-3.md",
  fingerprint: "0123456789ab",
  written: 1_795_745_341_813,
  head: { ...articleOf({ title }, []), slug: "bai-3" },
  problem: null,
  paragraphs: 12,
  headings: ["MỤC"],
  text: null,
});

const anyPlan = fc.record({
  kind: fc.constantFrom("new" as const, "replace" as const, "same" as const, "copy" as const),
  slug: fc.constant("bai-3"),
  file: fc.constant("bai-3.md"),
  other: anyTitle.map(stored),
  difference: fc.option(
    fc.record({ added: fc.nat(9), removed: fc.nat(9), changed: fc.nat(9), before: anyText, after: anyText }),
  ),
  knownSeries: fc.option(anyTitle),
  markdown: fc.constant(""),
  state: hex(12),
});

function expectSound({ content, keyboard }: Screen): void {
  expect(findFault(content.text, content.entities)).toBeNull();
  if (keyboard.length > 0) expect(markupFault({ inline_keyboard: keyboard }, true)).toBeNull();
}

const captions = ({ keyboard }: Screen) => keyboard.flat().map(({ text }) => text);

describe("whatever a draft and the articles hold", () => {
  test("its card is one that Telegram takes; it can be published where that changes something", () => {
    fc.assert(
      fc.property(anyLocale, anyDraft, anyPlan, (locale, draft, plan: Plan) => {
        const { buttons } = locale.telegram.documents;
        const screen = draftScreen(locale, draft, plan);
        expectSound(screen);
        const wanted = { new: [buttons.publish], replace: [buttons.replace], same: [], copy: [] }[plan.kind];
        const shown = captions(screen);
        expect(shown.filter((text) => text === buttons.publish || text === buttons.replace)).toEqual(wanted);
        const asking = draftScreen(locale, draft, plan, 77);
        expectSound(asking);
        expect(captions(asking)).toEqual([buttons.cancel]);
        const broken = new AppError("CORPUS_FILE_LONG", { file: "a", size: 11, limit: 10 });
        const impossible = draftScreen(locale, draft, broken);
        expectSound(impossible);
        expect(captions(impossible)).not.toContain(buttons.publish);
      }),
      { numRuns: 150 },
    );
  });

  test("so are the list, an article, a version and a change", () => {
    const version = { fingerprint: "ba9876543210", until: 1_795_745_341_813 };
    fc.assert(
      fc.property(
        anyLocale,
        anyTitle,
        fc.nat(12),
        fc.nat(5),
        fc.boolean(),
        (locale, title, count, page, isGone) => {
          const versions = Array.from({ length: count }, (_, at) => ({
            ...version,
            fingerprint: String(at).padStart(12, "0"),
          }));
          const one: ArticleWithVersions = {
            slug: title,
            article: isGone ? null : stored(title),
            name: { part: 3, title },
            versions,
          };
          expectSound(articleScreen(locale, one));
          expectSound(articlesScreen(locale, Array(count).fill(one), [], page));
          expectSound(withdrawScreen(locale, stored(title)));
          const text = articleOf({ title }, [["MỤC", ["Một đoạn."]]]);
          const difference = { added: 1, removed: 0, changed: 2, before: title.slice(0, 60), after: "–" };
          expectSound(versionScreen(locale, { ...one, versions: [version] }, version, text, difference));
          const change = {
            kind: "done",
            slug: title,
            before: isGone ? null : "0123456789ab",
            after: "ba9876543210",
          } as const;
          const told = {
            kind: "published",
            name: { part: 3, title: title.slice(0, 160) },
            change,
            file: "bai-3.md",
          } as const;
          expectSound(changeScreen(locale, told));
          expectSound(changeScreen(locale, told, { difference: null, problems: [] }));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("a change", () => {
  const name = { part: 3, title: "Tên" };
  const change = { kind: "done", slug: "bai-3", before: null, after: "ba9876543210" } as const;
  const told = { kind: "published", name, change, file: "bai-3.md" } as const;
  const { changes, buttons } = vi.telegram.documents;

  test("is told to be answered from only once it is", () => {
    expect(changeScreen(vi, told).content.text).toBe(changes.loading.published(name));
    expect(changeScreen(vi, told, { difference: null, problems: [] }).content.text).toBe(
      changes.done.published(name),
    );
  });

  test("that could not be loaded says so, with the reason, and can be loaded again or undone", () => {
    const error = new AppError("RESTART_NEEDED");
    const own = new AppError("CORPUS_COPY", { file: "bai-3.md", other: "bai-2.md" });
    const others = new AppError("CORPUS_COPY", { file: "bai-9.md", other: "bai-2.md" });
    for (const reload of [{ error }, { difference: null, problems: [own] }]) {
      const screen = changeScreen(vi, told, reload);
      expect(screen.content.text).toContain(changes.notLoaded(name));
      expect(captions(screen)).toEqual([buttons.undo, buttons.loadAgain, buttons.list]);
    }
    const done = changeScreen(vi, told, { difference: null, problems: [others] });
    expect(done.content.text).toBe(changes.done.published(name));
  });
});
