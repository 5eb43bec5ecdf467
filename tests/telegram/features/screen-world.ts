import fc from "fast-check";
import type { InlineKeyboardButton } from "grammy/types";
import { expect } from "vitest";
import type { Article } from "../../../src/corpus/types.js";
import { allSeries } from "../../../src/index/index.js";
import { vi } from "../../../src/locales/index.js";
import type { DecodedCallback, ShownAnswer, ShownExcerpt } from "../../../src/telegram/ui/callback-action.js";
import type { Screen, ScreenDependencies, Viewer } from "../../../src/telegram/ui/screen.js";
import type { StyledText } from "../../../src/telegram/ui/styled-text.js";
import { findFault } from "../../support/bot-api/index.js";
import { anyCharacter, named } from "../ui/any-series.js";

/** What screens of these articles are made from. */
export async function depsOf(articles: readonly Article[], inline = true): Promise<ScreenDependencies> {
  const { keys, callbacks, ...series } = await named(...articles);
  const bot = { username: "trich_dan_bot", supports_inline_queries: inline };
  return { series, keys, callbacks, choice: allSeries, bot };
}

/** Somebody who asks in a private chat, in Vietnamese. */
export const viewer: Viewer = { locale: vi, place: "private", asker: 7 };

/** What was shown for a question: these excerpts, the first at hand. */
export function shownAnswerOf(
  excerpts: readonly ShownExcerpt[],
  outcome: ShownAnswer["outcome"] = "answered",
  at = 0,
): ShownAnswer {
  return { outcome, excerpts, at };
}

/** The texts under entities of a type (any quotation: `quote`). */
export function under({ text, entities }: StyledText, type: "bold" | "italic" | "code" | "quote"): string[] {
  const wanted = entities.filter((entity) =>
    type === "quote" ? /blockquote$/.test(entity.type) : entity.type === type,
  );
  return wanted.map(({ offset, length }) => text.slice(offset, offset + length));
}

/** The captions of the buttons, row by row. */
export function captions({ keyboard }: Screen): string[][] {
  return keyboard.map((row) => row.map(({ text }) => text));
}

/** The button with a caption. */
export function buttonOf({ keyboard }: Screen, caption: string): InlineKeyboardButton {
  const found = keyboard.flat().find(({ text }) => text === caption);
  if (!found) throw new Error(`no button "${caption}"`);
  return found;
}

/** What the button with a caption does. */
export function actionOf(
  deps: ScreenDependencies,
  screen: Screen,
  caption: string,
): Exclude<DecodedCallback, string>["action"] {
  const button = buttonOf(screen, caption);
  const press = deps.callbacks.decode("callback_data" in button ? button.callback_data : "");
  if (typeof press === "string") throw new Error(`the button "${caption}" is ${press}`);
  return press.action;
}

/** Sentences numbered from 1, 41 characters and more each. */
export function longParagraph(sentences: number): string {
  return Array.from({ length: sentences }, (_, index) => sentence(index + 1)).join(" ");
}

export const sentence = (number: number) => `Câu số ${number} nói về việc giảm nghèo ở quận.`;

/** Any text of 0 to 10,000 characters that a file in UTF-8 may hold. */
export const anyText = fc
  .oneof(
    { arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }), weight: 3 },
    { arbitrary: fc.constantFrom("", " ", "MỤC", "Ô Môn còn 3.093 hộ nghèo.", "› › ›"), weight: 2 },
    {
      arbitrary: fc
        .tuple(
          fc.array(
            fc.constantFrom(
              "e\u0302\u0301",
              "👍",
              "👩‍👩‍👧",
              "Ô Môn còn 9,36% ",
              ". ",
              "… ",
              "\u0301",
              "\n",
              "  ",
              "a",
            ),
            { minLength: 1, maxLength: 40 },
          ),
          fc.integer({ min: 1, max: 10_000 }),
        )
        .map(([units, length]) =>
          units
            .join("")
            .repeat(Math.ceil(length / units.length))
            .slice(0, length),
        ),
      weight: 3,
    },
    { arbitrary: fc.constantFrom("\u0301".repeat(9_000), longParagraph(230), "a".repeat(10_000)), weight: 1 },
  )
  .map((text) => text.replace(/\p{Surrogate}/gu, ""));

/** Checks what Telegram checks of a message with buttons, and that whatever is quoted stands in one of the texts. */
export function expectSound({ content, keyboard }: Screen, texts: readonly string[]): void {
  expect(findFault(content.text, content.entities)).toBeNull();
  expect(content.text.length).toBeLessThanOrEqual(4096);
  for (const quote of under(content, "quote")) expect(texts.some((text) => text.includes(quote))).toBe(true);
  expect(keyboard.flat().length).toBeLessThanOrEqual(100);
  for (const row of keyboard) {
    expect(row.length).toBeGreaterThan(0);
    expect(row.length).toBeLessThanOrEqual(8);
  }
  for (const button of keyboard.flat()) expectSoundButton(button);
}

function expectSoundButton(button: InlineKeyboardButton): void {
  expect(button.text.trim()).not.toBe("");
  expect(button.text.length).toBeLessThanOrEqual(64);
  if ("callback_data" in button) {
    expect(button.callback_data).toMatch(/^[\x21-\x7e]{1,64}$/);
  } else if ("copy_text" in button) {
    expect(button.copy_text.text.trim()).not.toBe("");
    expect(button.copy_text.text.length).toBeLessThanOrEqual(256);
  } else if ("switch_inline_query" in button) {
    expect(button.switch_inline_query.length).toBeLessThanOrEqual(256);
  } else if ("url" in button) {
    expect(button.url).toMatch(/^https:\/\/t\.me\/trich_dan_bot\?start=[A-Za-z0-9_-]{1,64}$/);
  } else {
    throw new Error(`no such button is made: ${JSON.stringify(button)}`);
  }
}
