import { expect, test } from "vitest";
import type { AnsweredQuestion } from "../../../src/coordination/index.js";
import { Sweeper } from "../../../src/coordination/postgres/sweeper.js";
import { recordingLogger } from "../../telegram/test-bot.js";
import { overEachDatabase, overEachEngine } from "./engines.js";

let nextChat = 1;
const answered = (chatId: number | string, details: Partial<AnsweredQuestion> = {}): AnsweredQuestion => ({
  chatId,
  questionId: 1,
  answerId: 2,
  text: "còn Thới Lai?",
  asked: "hộ nghèo Thới Lai",
  ...details,
});

overEachEngine((engine) => {
  const processes = async () => {
    const [one, other] = [await engine().join(), await engine().join()];
    return { one: one.conversations, other: other.conversations, chat: nextChat++ };
  };

  test("what was asked last is known everywhere, chat by chat and topic by topic", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat));
    await other.remember(answered(chat, { topic: 5, questionId: 3, answerId: 4, asked: "Ô Môn" }));
    expect(await other.lastAsked(chat, 9)).toBe("hộ nghèo Thới Lai");
    expect(await one.lastAsked(chat, 9, 5)).toBe("Ô Môn");
    expect(await other.lastAsked(chat, 9, 6)).toBeUndefined();
    expect(await other.lastAsked(`connection:${chat}`, 9)).toBeUndefined();
  });

  test("what was asked last stays what it was when nothing was found", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat));
    await other.remember(answered(chat, { questionId: 3, answerId: 4, asked: null }));
    expect(await one.lastAsked(chat, 9)).toBe("hộ nghèo Thới Lai");
    expect(await one.askedOf(chat, 4)).toBeUndefined();
  });

  test("an edited question is not asked on from itself, nor from what came later", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat, { questionId: 5, answerId: 6 }));
    expect(await other.lastAsked(chat, 5)).toBeUndefined();
    expect(await other.lastAsked(chat, 4)).toBeUndefined();
    expect(await other.lastAsked(chat, 7)).toBeDefined();
  });

  test("an answer is known by its question, and what it answered by its own message", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat));
    expect(await other.answerTo(chat, 1)).toEqual({ answerId: 2, text: "còn Thới Lai?" });
    expect(await other.askedOf(chat, 2)).toBe("hộ nghèo Thới Lai");
    expect(await other.answerTo(chat, 2)).toBeUndefined();
    expect(await other.answerTo(`x:${chat}`, 1)).toBeUndefined();
    expect(await other.askedOf(chat, 1)).toBeUndefined();
  });

  test("an answer that was deleted is forgotten everywhere", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat));
    await one.remember(answered(chat, { questionId: 3, answerId: 4 }));
    await other.forget(chat, 2);
    await other.forget(chat, 999);
    expect(await one.answerTo(chat, 1)).toBeUndefined();
    expect(await one.askedOf(chat, 2)).toBeUndefined();
    expect(await one.answerTo(chat, 3)).toBeDefined();
  });

  test("an answer that was edited is known with its new question", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat));
    await other.remember(answered(chat, { text: "còn Ô Môn?", asked: "hộ nghèo Ô Môn" }));
    expect((await one.answerTo(chat, 1))?.text).toBe("còn Ô Môn?");
    expect(await one.askedOf(chat, 2)).toBe("hộ nghèo Ô Môn");
  });

  test("an answer whose number is not known is not taken up", async () => {
    const { one, other, chat } = await processes();
    await one.remember(answered(chat, { answerId: 0 }));
    expect([await other.answerTo(chat, 1), await other.lastAsked(chat, 9)]).toEqual([undefined, undefined]);
  });
});

overEachDatabase((engine) => {
  const later = (minutes: number) =>
    engine().database.query(
      "update trich_dan.questions set asked_at = asked_at - $1::float8 * interval '1 minute'",
      [minutes],
    );
  const rows = async () => (await engine().database.query("select 1 from trich_dan.questions")).length;

  test("texts are known for half an hour, and then deleted, whether anybody asks or not; which message answered stays", async () => {
    const { conversations } = await engine().join();
    const chat = nextChat++;
    await conversations.remember(answered(chat));
    await later(29);
    const sweeper = new Sweeper(engine().database, recordingLogger([]));
    await sweeper.sweep();
    expect(await conversations.lastAsked(chat, 9)).toBe("hộ nghèo Thới Lai");
    await later(2);
    expect([await conversations.lastAsked(chat, 9), await conversations.askedOf(chat, 2)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await conversations.answerTo(chat, 1)).toEqual({ answerId: 2 });
    expect(await rows()).toBeGreaterThan(0);
    await sweeper.sweep();
    expect(await rows()).toBe(0);
    expect(await conversations.answerTo(chat, 1)).toEqual({ answerId: 2 });
  });

  test("neither a text nor whose it is can be read in the database, and its tables of texts stand in no log", async () => {
    const { conversations } = await engine().join();
    await conversations.remember(answered(774_411, { text: "câu hỏi riêng", asked: "câu hỏi riêng" }));
    const { database } = engine();
    const all = JSON.stringify([
      await database.query(
        "select chat, encode(question, 'escape') as q, encode(looked_up, 'escape') as l from trich_dan.questions",
      ),
      await database.query("select * from trich_dan.answers"),
    ]);
    expect(all).not.toMatch(/riêng|rieng|774411/u);
    const unlogged = await database.query(
      "select relname from pg_class where relpersistence = 'u' and relkind = 'r' order by relname",
    );
    expect(unlogged.map(({ relname }) => relname)).toEqual(expect.arrayContaining(["answers", "questions"]));
  });
});
