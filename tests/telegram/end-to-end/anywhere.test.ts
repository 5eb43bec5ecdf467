import { describe, expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { guestMessage, inlineQuery, person } from "../../support/bot-api/index.js";
import { inBothModes } from "./world.js";

inBothModes((world) => {
  const ask = (query: string, offset = "") => inlineQuery(world().bot, person(), query, offset);

  describe("inline", () => {
    test("offers passages: where they stand, what answers, and the quotation to send", async () => {
      const { results, is_personal, cache_time } = await ask("hộ nghèo ô môn");
      expect(results[0]).toMatchObject({
        title: "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 11",
        description: expect.stringContaining("3.093 hộ nghèo"),
      });
      expect(results[0]?.input_message_content).toMatchObject({
        message_text: expect.stringContaining("3.093 hộ nghèo"),
        link_preview_options: { is_disabled: true },
      });
      expect(results[0]?.reply_markup?.inline_keyboard[0]?.[0]).toMatchObject({
        url: expect.stringMatching(/^https:\/\/t\.me\/trich_dan_bot\?start=bai-2_11_[A-Za-z]{6}$/),
      });
      expect({ is_personal, cache_time }).toEqual({ is_personal: true, cache_time: 300 });
    });

    test("gives a passage the same id for every question", async () => {
      const [a, b] = await Promise.all([ask("hộ nghèo ô môn"), ask("3.093 hộ nghèo")]);
      expect(a.results[0]?.id).toBe(b.results[0]?.id);
    });

    test("pages without repeating itself", async () => {
      const query = "cán bộ đảng viên khắc phục khuyết điểm ở cơ sở";
      const first = await ask(query);
      expect(first.results).toHaveLength(10);
      const second = await ask(query, first.next_offset);
      const ids = [...first.results, ...second.results].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(second.results.length).toBeGreaterThan(0);
    });

    test("offers the sections while nothing is typed", async () => {
      const { results } = await ask("");
      expect(results.map(({ title }) => title)).toContain("Bài 2 › CHUYỂN BIẾN TỪ CƠ SỞ › đoạn 5");
    });

    test("finds the passage that a share button names", async () => {
      const { results } = await ask("bai-2/11.0");
      expect(results).toHaveLength(1);
      expect(results[0]?.description).toContain("3.093");
    });

    test("leads into the bot where nothing is found", async () => {
      const { results, button } = await ask("giá vàng hôm nay bao nhiêu");
      expect(results).toEqual([]);
      expect(button).toEqual({ text: vi.telegram.inline.nothingFound, start_parameter: "hoi" });
    });

    test("takes anything that can be typed", async () => {
      for (const query of ["?", "🤔🤔", "a".repeat(256), "/hoi", "bai-2/999", "\u0000"]) await ask(query);
    });
  });

  describe("as a guest", () => {
    test("answers once, in one message that stands for itself", async () => {
      const result = await guestMessage(
        world().bot,
        person(),
        "@trich_dan_bot Ô Môn còn bao nhiêu hộ nghèo?",
      );
      expect(result.input_message_content).toMatchObject({
        message_text: expect.stringMatching(/^Bài 2 › .* › đoạn 11\n[\s\S]*3\.093 hộ nghèo/),
      });
    });

    test("looks up the message replied to", async () => {
      const said = {
        message_id: 5,
        date: 1,
        chat: { id: -4242, type: "group", title: "x" },
        from: person(),
        text: "Ô Môn còn 3.093 hộ nghèo",
      };
      const result = await guestMessage(world().bot, person(), "@trich_dan_bot", said as never);
      expect(result.title).toContain("đoạn 11");
    });

    test("says so where nothing is found, and how to ask where nothing is asked", async () => {
      const nothing = await guestMessage(world().bot, person(), "@trich_dan_bot giá vàng hôm nay?");
      expect(nothing.input_message_content).toMatchObject({ message_text: vi.outcome.notFound });
      const empty = await guestMessage(world().bot, person(), "@trich_dan_bot");
      expect(empty.input_message_content).toMatchObject({ message_text: vi.telegram.howToAsk });
    });
  });
});
