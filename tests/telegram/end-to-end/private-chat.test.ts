import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { person, press, pressData, privateChat, until } from "../../support/bot-api/index.js";
import { inBothModes } from "./world.js";

const QUESTION = "quan o mon con bao nhieu ho ngheo";
const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 11";
const SEVERAL = "Trưởng phòng Nông nghiệp huyện Thới Lai là ai?";

function marked(message: Message, type: string): string[] {
  const { text = "", entities = [] } = message;
  return entities
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

const captions = (message: Message) =>
  message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

inBothModes((world) => {
  const newChat = (language = "vi") => privateChat(world().bot, person(language));

  describe("a reply", () => {
    test("is one message: place in print first, then the quotation with the answer in bold, as a reply without preview", async () => {
      const chat = newChat();
      const asked = chat.say(QUESTION);
      const reply = await chat.reply();
      expect(reply.text?.split("\n")[0]).toBe(CITATION);
      expect(marked(reply, "bold").join(" ")).toContain("3.093 hộ nghèo");
      expect(marked(reply, "expandable_blockquote").join("")).toContain("Theo đồng chí Nguyễn Tòng Nhiệm");
      expect(reply.reply_to_message?.message_id).toBe(asked.message_id);
      expect(reply.link_preview_options).toEqual({ is_disabled: true });
      await chat.staysSilent();
    });

    test("offers a citation to copy and the passage to share", async () => {
      const reply = await newChat().ask(QUESTION);
      const buttons = reply.reply_markup?.inline_keyboard.flat() ?? [];
      const copied = buttons.find((button) => "copy_text" in button);
      expect(copied).toMatchObject({ copy_text: { text: expect.stringContaining("đoạn 11") } });
      expect(buttons.find((button) => "switch_inline_query" in button)).toMatchObject({
        switch_inline_query: expect.stringMatching(/^bai-2\/11/),
      });
    });

    test("to what the series does not state says so, names the unknown word, and collapses the nearest passage", async () => {
      const reply = await newChat().ask("Quận Cái Răng có bao nhiêu hộ nghèo?");
      expect(reply.text).toMatch(
        /^Loạt bài không nêu điều này: không thấy nhắc đến “Cái Răng”\.\nĐoạn gần nhất: Bài 2/,
      );
      expect(marked(reply, "expandable_blockquote")).toHaveLength(1);
      // The sentence that comes nearest is bold, as in an answer; only that it answers is not claimed.
      expect(marked(reply, "bold").length).toBeGreaterThan(0);
    });

    test("to what is off topic is one line without a quotation, with the nearest sections as buttons that open them", async () => {
      const chat = newChat();
      const reply = await chat.ask("Thời tiết Cần Thơ ngày mai thế nào?");
      expect(reply.text).toBe(vi.outcome.notFound);
      expect(reply.entities ?? []).toEqual([]);
      expect(captions(reply).length).toBeGreaterThan(0);
      await press(chat, reply, captions(reply)[0] ?? "");
      expect((await chat.edited()).text).toMatch(/^Bài 2 › /);
    });

    test("is in English for those whose Telegram is", async () => {
      expect((await newChat("en").ask("How many poor households were left in O Mon district?")).text).toMatch(
        /^Part 2 › .* › paragraph 11\n/,
      );
    });
  });

  describe("buttons edit the message", () => {
    test("to other excerpts and back", async () => {
      const chat = newChat();
      const reply = await chat.ask(SEVERAL);
      expect(await press(chat, reply, "2/")).toBe("");
      const second = await chat.edited();
      expect(second.message_id).toBe(reply.message_id);
      expect(second.text).not.toBe(reply.text);
      await press(chat, reply, "1/");
      expect((await chat.edited()).text).toBe(reply.text);
      await chat.staysSilent();
    });

    test("to the paragraphs before and after, and back", async () => {
      const chat = newChat();
      const reply = await chat.ask(QUESTION);
      await press(chat, reply, vi.telegram.buttons.context);
      const context = await chat.edited();
      expect(marked(context, "italic")).toEqual([
        "Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ › đoạn 10",
        "đoạn 11",
        "đoạn 12",
      ]);
      await press(chat, reply, vi.telegram.buttons.withoutContext);
      expect((await chat.edited()).text).toBe(reply.text);
    });

    test("to the section, one of its paragraphs, and back to the answer", async () => {
      const chat = newChat();
      const reply = await chat.ask(QUESTION);
      await press(chat, reply, vi.telegram.buttons.section);
      expect((await chat.edited()).text).toContain("12. Theo đồng chí Châu Việt Tha");
      await press(chat, reply, "12");
      expect((await chat.edited()).text).toMatch(/đoạn 12\nTheo đồng chí Châu Việt Tha/);
      await press(chat, reply, vi.telegram.buttons.backToAnswer);
      expect((await chat.edited()).text).toBe(reply.text);
    });

    test("and delete it", async () => {
      const chat = newChat();
      const reply = await chat.ask(QUESTION);
      expect(await press(chat, reply, vi.telegram.buttons.remove)).toBe("");
      expect(chat.current(reply)).toBeUndefined();
    });

    test("of an earlier version, or forged, answer politely", async () => {
      const chat = newChat();
      const reply = await chat.ask(QUESTION);
      for (const data of ["0aAAAA", "page:2", "1aAQAA____"])
        expect([vi.telegram.toasts.outdated, vi.telegram.toasts.gone]).toContain(
          await pressData(chat, reply, data),
        );
    });

    test("of a message that Telegram withholds answer politely", async () => {
      const chat = newChat();
      const reply = await chat.ask(QUESTION);
      const withheld = { chat: reply.chat, message_id: reply.message_id, date: 0 } as Message;
      const button = reply.reply_markup?.inline_keyboard.flat().find((each) => "callback_data" in each);
      const data = button && "callback_data" in button ? button.callback_data : "";
      expect(await pressData(chat, withheld, data)).toBe(vi.telegram.toasts.outdated);
    });

    test("pressed twice do no harm", async () => {
      const chat = newChat();
      const reply = await chat.ask(QUESTION);
      const context = vi.telegram.buttons.context;
      const pressed = await Promise.all([press(chat, reply, context), press(chat, reply, context)]);
      expect(pressed).toEqual(["", ""]);
      // Telegram refuses an edit that changes nothing, and is right.
      const harmless = world().bot.refusals.splice(0);
      expect(harmless.filter(({ description }) => !description.includes("not modified"))).toEqual([]);
    });
  });

  describe("asking on", () => {
    test("takes from the previous question what is left out", async () => {
      const chat = newChat();
      await chat.ask("Tỷ lệ hộ nghèo của quận Ô Môn hiện nay là bao nhiêu?");
      const reply = await chat.ask("còn Thới Lai thì sao?");
      expect(reply.text).toContain("5,17%");
    });

    test("a complete question is not mixed with the previous one", async () => {
      const chat = newChat();
      await chat.ask(QUESTION);
      expect((await chat.ask("Bài 3 của loạt bài có tên là gì?")).text).toContain("NHỮNG KINH NGHIỆM");
    });

    test("a forwarded text is looked up by what it says", async () => {
      const chat = newChat();
      chat.forward(
        `Kính gửi các anh chị, chúc mọi người buổi sáng tốt lành. ${"Cuộc họp hôm nay bắt đầu lúc tám giờ. ".repeat(6)}` +
          "Nhờ kiểm tra giúp số liệu: quận Ô Môn cuối năm 2012 còn 3.093 hộ nghèo. Trân trọng cảm ơn.",
      );
      expect((await chat.reply()).text).toContain("đoạn 11");
    });

    test("thanks get a courteous word", async () => {
      expect((await newChat().ask("cảm ơn nhé")).text).toBe(vi.smallTalk.thanks(null));
    });

    test("what is no text gets one line", async () => {
      const chat = newChat();
      chat.photo();
      expect((await chat.reply()).text).toBe(vi.telegram.textOnly);
    });
  });

  describe("an edited question", () => {
    test("edits its answer", async () => {
      const chat = newChat();
      const asked = chat.say("thời tiết");
      const reply = await chat.reply();
      chat.edit(asked, QUESTION);
      const edited = await chat.edited();
      expect(edited.message_id).toBe(reply.message_id);
      expect(edited.text?.split("\n")[0]).toBe(CITATION);
      await chat.staysSilent();
    });

    test("whose text is the same changes nothing", async () => {
      const chat = newChat();
      const asked = chat.say(QUESTION);
      await chat.reply();
      chat.edit(asked, QUESTION);
      await chat.staysSilent();
      expect(chat.state.edits).toEqual([]);
    });
  });

  describe("commands", () => {
    test("/muc_luc opens sections, and paragraphs one after the other", async () => {
      const chat = newChat();
      const contents = await chat.ask("/muc_luc");
      await press(chat, contents, "CHUYỂN BIẾN TỪ CƠ SỞ");
      expect((await chat.edited()).text).toContain("6. Chi ủy và tập thể lãnh đạo");
      await press(chat, contents, "6");
      expect((await chat.edited()).text).toMatch(/đoạn 6\n/);
      await press(chat, contents, "đoạn 7");
      expect((await chat.edited()).text).toMatch(/đoạn 7\n/);
      await press(chat, contents, "đoạn 6");
      expect((await chat.edited()).text).toMatch(/đoạn 6\n/);
    });

    test("/so_lieu lists the sentences with figures about a topic, page by page", async () => {
      const chat = newChat();
      const poor = await chat.ask("/so_lieu hộ nghèo ô môn");
      expect(marked(poor, "blockquote").join("\n")).toContain("3.093 hộ nghèo");
      const all = await chat.ask("/so_lieu");
      const first = marked(all, "blockquote");
      await press(chat, all, "›");
      const next = marked(await chat.edited(), "blockquote");
      expect(next.filter((sentence) => first.includes(sentence))).toEqual([]);
      expect((await chat.ask("/so_lieu thời tiết")).text).toBe(vi.browse.noFigures("thời tiết"));
    });

    test("/nguon tells the parts, those missing, and the version of the corpus", async () => {
      const { text } = await newChat().ask("/nguon");
      expect(text).toMatch(/Bài 2: Khắc phục khuyết điểm/);
      expect(text).toMatch(/Chưa có:\n• Bài 1\n• Bài 3: NHỮNG KINH NGHIỆM/);
      expect(text).toMatch(/phiên bản [0-9a-f]{8}$/);
    });

    test("/start greets; with a deep link it opens the passage", async () => {
      const chat = newChat();
      expect((await chat.ask("/start")).text).toContain("Chào bạn!");
      expect((await chat.ask("/start bai-2_11")).text?.split("\n")[0]).toBe(CITATION);
    });

    test("/help tells how to ask; an unknown command is told so", async () => {
      const chat = newChat();
      expect((await chat.ask("/help")).text).toContain(vi.telegram.help.followUps);
      expect((await chat.ask("/khongco")).text).toBe(vi.telegram.unknownCommand);
    });
  });

  test("a blocked bot keeps quiet, and serves the others", async () => {
    const gone = newChat();
    gone.state.forbidden = "bot was blocked by the user";
    gone.say(QUESTION);
    expect((await newChat().ask(QUESTION)).text).toContain(CITATION);
    await until(() => world().bot.poll.unconfirmed.length === 0 || undefined);
    expect(gone.replies).toEqual([]);
  });
});
