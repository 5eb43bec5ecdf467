import { Api } from "grammy";
import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { en, vi } from "../../../src/locales/index.js";
import { reply } from "../../../src/telegram/transport/reply.js";
import { messageLimit, plain, type StyledText, styled } from "../../../src/telegram/ui/styled-text.js";
import { Script, TOKEN } from "./scripted-api.js";

/** What is sent in reply to a message of so many seconds ago. */
async function sentAfter(seconds: number, content: StyledText = styled("bold", "Trả lời"), more = {}) {
  const script = new Script();
  const api = new Api(TOKEN);
  api.config.use(script.transformer);
  const date = Math.floor(Date.now() / 1_000) - seconds;
  const msg = { message_id: 1, date, chat: { id: 7, type: "private" }, ...more } as Message;
  await reply({ api, msg }, { content, keyboard: [] });
  return script.of("sendMessage")[0] as { text: string; entities: object[] };
}

describe("an answer that comes late", () => {
  test.each([310, 3_600, 86_000])("says so in a last line, after %i s; its styles stay", async (seconds) => {
    const { text, entities } = await sentAfter(seconds);
    expect(text).toBe(`Trả lời\n\n${vi.telegram.late}`);
    expect(entities).toEqual([{ type: "bold", offset: 0, length: 7 }]);
  });

  test("says so in the language of the one who asked", async () => {
    const { text } = await sentAfter(600, plain("Answer"), { from: { id: 1, language_code: "en" } });
    expect(text).toBe(`Answer\n\n${en.telegram.late}`);
  });

  test("is sent whole, without it, where there is no room", async () => {
    const longest = "a".repeat(messageLimit - 5);
    expect((await sentAfter(600, plain(longest))).text).toBe(longest);
  });
});

test.each([
  ["in time", 0],
  ["after a wait of some minutes", 290],
  ["by a clock that is behind", -3_600],
  ["by a clock that is years ahead", 1e8],
])("an answer %s says nothing of it", async (_name, seconds) => {
  expect((await sentAfter(seconds)).text).toBe("Trả lời");
});

test("an edited question is late by its edit, not by its first form", async () => {
  const edit_date = Math.floor(Date.now() / 1_000) - 10;
  expect((await sentAfter(800, plain("a"), { edit_date })).text).toBe("a");
});
