import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { corpusHash } from "../../src/corpus/read/hash.js";
import type { Article } from "../../src/corpus/types.js";
import { filledArticles, filledSections, type PassageStore } from "../../src/index/index.js";
import { succeed } from "../../src/index/passages/succession.js";
import { vi } from "../../src/locales/index.js";
import type { Series } from "../../src/telegram/types.js";
import type { CallbackAction, ShownAnswer } from "../../src/telegram/ui/callback-action.js";
import { CallbackData } from "../../src/telegram/ui/callback-data.js";
import { startParameter } from "../../src/telegram/ui/deep-link.js";
import { PassageKeys } from "../../src/telegram/ui/passage-keys.js";
import { sectionAt } from "../../src/telegram/ui/sections.js";
import { sharedQuery } from "../../src/telegram/ui/shared-query.js";
import { anyEdit, articlesOf, edited, paragraphOf, type Texts } from "../index/passages/edited-corpus.js";
import { HandlerHarness, LAN, PRIVATE } from "./features/handler-harness.js";
import { seriesOf } from "./fixtures.js";

const { notices, toasts, inline, passageGone } = vi.telegram;

/** What was sent before the series changed. */
interface OldReference {
  readonly what: string;
  /** Opens it; gives what is told then. */
  readonly open: (harness: HandlerHarness) => Promise<string>;
  /** The text that it was made for; null: a list. */
  readonly text: string | null;
  /** The texts of the answer that it was opened from, the one at hand first. */
  readonly answer: readonly string[];
  /** The state of a series that it speaks of, besides. */
  readonly state: (passages: PassageStore, hash: string) => string;
}

async function seriesAfter(before: PassageStore | null, articles: readonly Article[]): Promise<Series> {
  return {
    ...(await seriesOf(...articles)),
    passages: await succeed(before, articles),
    corpusHash: await corpusHash(articles),
  };
}

/** The message, or what pops up where nothing is shown. */
async function press(harness: HandlerHarness, data: string, text = "Trước đó."): Promise<string> {
  const reply_markup = { inline_keyboard: [[{ text: "…", callback_data: data }]] };
  const message = { message_id: 1_000, date: 1_000, chat: PRIVATE, text, reply_markup };
  const calls = await harness.handle({
    callback_query: { id: "q", chat_instance: "c", from: LAN, data, message },
  });
  const [first] = calls;
  if (first?.method !== "editMessageText") return String(first?.payload.text);
  const back = [vi.telegram.buttons.backToAnswer, vi.telegram.buttons.withoutContext];
  const buttons: { text: string; callback_data?: string }[] =
    first.payload.reply_markup?.inline_keyboard.flat() ?? [];
  const toAnswer = buttons.find((button) => back.includes(button.text))?.callback_data;
  if (toAnswer === undefined) return first.payload.text;
  // The way back to the answer may not make another text look like the one that was quoted, either.
  answersBehind.push(await press(harness, toAnswer, first.payload.text));
  return first.payload.text;
}

/** The answers to which one went back. */
const answersBehind: string[] = [];

async function start(harness: HandlerHarness, parameter: string): Promise<string> {
  const [sent] = await harness.message({ text: `/start ${parameter}` });
  return sent?.payload.text;
}

async function share(harness: HandlerHarness, query: string): Promise<string> {
  const [answer] = await harness.handle({ inline_query: { id: "i", from: LAN, query, offset: "" } });
  const [result] = answer?.payload.results ?? [];
  return [answer?.payload.button?.text, result?.input_message_content.message_text].join("\n");
}

/** All that a bot over this series may have sent: more than 200 buttons, links and shares of every kind. */
function referencesOf(series: Series): OldReference[] {
  const { passages } = series;
  const keys = new PassageKeys(passages);
  const callbacks = new CallbackData(series, keys);
  const button = (action: CallbackAction) => {
    const data = callbacks.encode({ asker: 7, action });
    return (harness: HandlerHarness) => press(harness, data);
  };
  const nothing = () => "";
  const ofPassage = (ordinal: number): OldReference[] => {
    const text = passages.text(ordinal);
    const [id, slug] = [passages.passage(ordinal).id, passages.articleOf(ordinal).slug];
    const other = (ordinal + 3) % passages.size;
    const excerpts = [ordinal, other].map((each) => ({ ordinal: each, sentences: [0, 1] }));
    const shown: ShownAnswer = { outcome: "answered", excerpts, at: 0 };
    const behind: ShownAnswer = { outcome: "answered", excerpts: [...excerpts].reverse(), at: 1 };
    const answer = [ordinal, other].map((each) => passages.text(each));
    const passage = (what: string, open: OldReference["open"]) => ({
      what,
      open,
      text,
      answer,
      state: nothing,
    });
    const { heading } = passages.sectionOf(ordinal);
    const state = (now: PassageStore) => {
      const places = now.withFingerprint(passages.fingerprint(ordinal));
      const place = places.find((each) => now.articleOf(each).slug === slug) ?? places[0];
      if (place === undefined) return "";
      const { section } = sectionAt(now, place);
      const texts = Array.from({ length: section.length }, (_, at) => now.text(section.first + at));
      return JSON.stringify([heading, section.heading, texts]);
    };
    const section = (what: string, open: OldReference["open"]) => ({ what, open, text: null, answer, state });
    return [
      passage("an excerpt", button({ kind: "answer", shownAnswer: shown })),
      passage("the next excerpt", button({ kind: "answer", shownAnswer: behind })),
      passage("its neighbours", button({ kind: "context", shownAnswer: shown })),
      passage("a paragraph", button({ kind: "passage", ordinal, piece: 0, shownAnswer: null })),
      passage(
        "a paragraph beside an answer",
        button({ kind: "passage", ordinal, piece: 0, shownAnswer: behind }),
      ),
      passage("a link", (harness) => start(harness, startParameter(passages, keys, ordinal))),
      passage("a share", (harness) =>
        share(harness, sharedQuery({ id, sentences: [0], fingerprint: passages.fingerprint(ordinal) })),
      ),
      section("a section", button({ kind: "section", ordinal, page: 0, shownAnswer: null })),
      section("a section of an answer", button({ kind: "section", ordinal, page: 0, shownAnswer: shown })),
      section(
        "a section beside an answer",
        button({ kind: "section", ordinal, page: 1, shownAnswer: behind }),
      ),
    ];
  };
  const lists = passages.articles.flatMap(({ slug, first }): OldReference[] => [
    {
      what: "an article",
      open: button({ kind: "article", ordinal: first, page: 0 }),
      text: null,
      answer: [],
      state: (now) => {
        const article = now.articleNamed(slug);
        const sections = article && filledSections(article);
        return JSON.stringify([article?.title, sections?.map(({ heading, length }) => [heading, length])]);
      },
    },
  ]);
  return [
    ...Array.from({ length: passages.size }, (_, ordinal) => ofPassage(ordinal)).flat(),
    ...lists,
    {
      what: "the contents",
      open: button({ kind: "contents", page: 1 }),
      text: null,
      answer: [],
      state: (now) => JSON.stringify(filledArticles(now).map(({ slug, part, title }) => [slug, part, title])),
    },
    {
      what: "figures",
      open: button({ kind: "figures", offset: 6 }),
      text: null,
      answer: [],
      state: (_now, hash) => hash,
    },
  ];
}

const marks = [...Object.values(notices), toasts.gone, inline.passageGone, passageGone];
const isMarked = (told: string) => marks.some((mark) => told.includes(mark));

const start0: Texts = {
  "bai-1": Array.from({ length: 11 }, (_, at) => paragraphOf(at)),
  "Bài 2 – Ô Môn": [
    ...Array.from({ length: 10 }, (_, at) => paragraphOf(20 + at)),
    "Ảnh: ANH DŨNG",
    "Ảnh: ANH DŨNG",
  ],
};

describe("over 200 buttons, links and shares of every kind", () => {
  let old: Series;
  let references: OldReference[];
  let answersLooked = 0;

  beforeAll(async () => {
    old = await seriesAfter(null, articlesOf(start0));
    references = referencesOf(old);
    expect(references.length).toBeGreaterThan(200);
  });

  /** Opens them all over a later state; counts what was marked and what was not. */
  async function openAll(series: Series): Promise<{ unmarked: number; marked: number }> {
    const harness = new HandlerHarness({ series });
    const { passages } = series;
    const today = Array.from({ length: passages.size }, (_, ordinal) => passages.text(ordinal));
    const told = { unmarked: 0, marked: 0 };
    for (const { what, open, text, answer, state } of references) {
      answersBehind.length = 0;
      const message = await open(harness);
      const differs = state(passages, series.corpusHash) !== state(old.passages, old.corpusHash);
      const isThere = text === null ? !differs : today.includes(text);
      if (isMarked(message)) told.marked++;
      else told.unmarked++;
      const said = `${what}: ${message}`;
      if (!isThere) expect(isMarked(message), said).toBe(true);
      // Nothing is told to have changed that has not.
      else if (text !== null) expect(message, said).not.toContain(notices.changed);
      if (isThere && text !== null) expect(message, said).toContain(text);
      for (const behind of answersBehind) {
        const quoted = answer.find((each) => behind.includes(each));
        expect(isMarked(behind) || quoted !== undefined, `${what}, and back: ${behind}`).toBe(true);
        if (today.includes(answer[0] ?? "")) expect(quoted, `${what}, and back`).toBe(answer[0]);
        answersLooked++;
      }
    }
    return told;
  }

  test("none is marked while the series stays as it is", async () => {
    expect(await openAll(old)).toEqual({ unmarked: references.length, marked: 0 });
    expect(answersLooked).toBeGreaterThan(80);
  });

  test.each([
    "insert",
    "delete",
    "split",
    "merge",
    "edit",
    "replace",
    "move",
    "swap",
    "rename",
    "withdraw",
  ] as const)(
    "none shows another text unmarked after a paragraph, or an article, met with this: %s",
    async (kind) => {
      for (const paragraph of [1, 4, 9]) {
        const texts = edited(start0, { kind, article: 0, paragraph }, 100);
        const { unmarked, marked } = await openAll(await seriesAfter(old.passages, articlesOf(texts)));
        expect(marked).toBeGreaterThan(0);
        if (kind !== "rename") expect(unmarked).toBeGreaterThan(0);
      }
    },
  );

  test("none shows another text unmarked whatever was done to the series, one change after the other", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEdit, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (edits, remembers) => {
          let [texts, now] = [start0, old];
          for (const [at, edit] of edits.entries()) {
            texts = edited(texts, edit, 100 + at);
            now = await seriesAfter(remembers ? now.passages : null, articlesOf(texts));
          }
          await openAll(now);
        },
      ),
      { numRuns: 15 },
    );
  });
});
