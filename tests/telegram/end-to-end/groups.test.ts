import { describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { group, migrate, person, press, topic } from "../../support/bot-api/index.js";
import { inBothModes } from "./world.js";

const QUESTION = "quận Ô Môn còn bao nhiêu hộ nghèo";
const ANSWER = /^Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 11\n/;

inBothModes((world) => {
  describe("asking in a group", () => {
    test("/hoi and /ask are answered, with the bot's name too; another bot's are not", async () => {
      const meeting = group(world().bot, person());
      for (const command of ["/hoi", "/ask", "/hoi@trich_dan_bot"])
        expect((await meeting.ask(`${command} ${QUESTION}`)).text).toMatch(ANSWER);
      meeting.say(`/hoi@another_bot ${QUESTION}`);
      meeting.say(QUESTION);
      meeting.photo(QUESTION);
      await meeting.staysSilent();
    });

    test("a reply to the bot asks on; thanks to it get no word", async () => {
      const meeting = group(world().bot, person());
      const reply = await meeting.ask("/hoi tỷ lệ hộ nghèo của quận Ô Môn hiện nay là bao nhiêu");
      expect((await meeting.ask("còn Thới Lai thì sao?", { replyTo: reply })).text).toContain("5,17%");
      meeting.say("cảm ơn", { replyTo: reply });
      await meeting.staysSilent();
    });

    test("a mention is answered where the bot reads all messages", async () => {
      const open = group(world().bot, person(), { seesEverything: true });
      expect((await open.ask(`@trich_dan_bot ${QUESTION}`)).text).toMatch(ANSWER);
      expect((await open.ask(`${QUESTION} @trich_dan_bot`)).text).toMatch(ANSWER);
      open.say("xin chào cả nhà");
      await open.staysSilent();
    });

    test("/help says whether a mention arrives", async () => {
      const { text } = await group(world().bot, person()).ask("/help");
      expect(text).toContain(vi.telegram.help.mentionsDoNotArrive("trich_dan_bot"));
    });

    test("/hoi in reply to somebody's message looks that message up", async () => {
      const meeting = group(world().bot, person());
      const said = meeting.say("Tôi nhớ là quận Ô Môn còn 3.093 hộ nghèo.", { from: person() });
      expect((await meeting.ask("/hoi", { replyTo: said })).text).toMatch(ANSWER);
    });

    test("a bare /hoi asks back, and the reply to that is the question", async () => {
      const meeting = group(world().bot, person());
      const back = await meeting.ask("/hoi");
      expect(back.text).toBe(vi.telegram.askForQuestion);
      const call = world()
        .bot.calls.filter(({ method }) => method === "sendMessage")
        .at(-1);
      expect(call?.parameters.reply_markup).toMatchObject({ force_reply: true, selective: true });
      expect((await meeting.ask(QUESTION, { replyTo: back })).text).toMatch(ANSWER);
    });

    test("in a forum the answer stands in the question's topic", async () => {
      const forum = group(world().bot, person(), { forum: true });
      const budget = topic(forum, "Ngân sách");
      const reply = await forum.ask(`/hoi ${QUESTION}`, { topic: budget });
      expect(reply.message_thread_id).toBe(budget.message_id);
    });
  });

  describe("buttons in a group", () => {
    test("obey the one who asked and administrators; others get a toast", async () => {
      const admin = person();
      const meeting = group(world().bot, person(), { admins: [admin] });
      const reply = await meeting.ask(`/hoi ${QUESTION}`);
      const { context, withoutContext, remove } = vi.telegram.buttons;
      expect(await press(meeting, reply, context, person())).toBe(vi.telegram.toasts.onlyAsker);
      expect(await press(meeting, reply, remove, person())).toBe(vi.telegram.toasts.onlyAsker);
      expect(meeting.state.edits).toEqual([]);
      expect(await press(meeting, reply, context)).toBe("");
      expect((await meeting.edited()).text).toContain("đoạn 10");
      expect(await press(meeting, reply, withoutContext, admin)).toBe("");
      expect((await meeting.edited()).text).toMatch(ANSWER);
      expect(await press(meeting, reply, remove, admin)).toBe("");
      expect(meeting.current(reply)).toBeUndefined();
    });

    test("tell where Telegram no longer lets a message be deleted", async () => {
      const meeting = group(world().bot, person());
      const reply = await meeting.ask(`/hoi ${QUESTION}`);
      meeting.state.undeletable = true;
      expect(await press(meeting, reply, vi.telegram.buttons.remove)).toBe(vi.telegram.toasts.cannotRemove);
      expect(world().bot.refusals.splice(0)).toHaveLength(1);
    });
  });

  test("a group that becomes a supergroup meanwhile is answered there", async () => {
    const meeting = group(world().bot, person());
    await meeting.ask(`/hoi ${QUESTION}`);
    const grown = migrate(meeting);
    expect((await grown.ask(`/hoi ${QUESTION}`)).text).toMatch(ANSWER);
  });

  test("a closed topic is left in peace", async () => {
    const forum = group(world().bot, person(), { forum: true });
    const closed = topic(forum, "Đã xong");
    forum.state.topics.set(closed.message_id, { closed: true });
    forum.say(`/hoi ${QUESTION}`, { topic: closed });
    expect((await forum.ask(`/hoi ${QUESTION}`)).text).toMatch(ANSWER);
    expect(
      world()
        .bot.refusals.splice(0)
        .map(({ description }) => description),
    ).toEqual(["Bad Request: TOPIC_CLOSED"]);
  });
});
