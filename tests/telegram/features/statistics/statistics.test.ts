import { describe, expect, test } from "vitest";
import { en, vi } from "../../../../src/locales/index.js";
import { renderStatistics } from "../../../../src/telegram/features/statistics/statistics-screen.js";
import { FileUsage } from "../../../../src/usage/index.js";
import { findFault } from "../../../support/bot-api/index.js";
import { GROUP, HandlerHarness, LAN, MINH, PRIVATE } from "../handler-harness.js";

const counting = (keepUnanswered = false) =>
  new FileUsage({ path: null, keepUnanswered, onTrouble: () => undefined });

describe("the counts of questions", () => {
  test("are told to administrators in private, and to nobody else", async () => {
    const usage = counting();
    const harness = new HandlerHarness({ adminIds: [LAN.id], usage });
    await harness.message({ text: "Ô Môn còn bao nhiêu hộ nghèo?" });
    await harness.message({ text: "thời tiết mai thế nào?", message_id: 6 });
    const [told] = await harness.message({ text: "/thong_ke", message_id: 7 });
    expect(told?.payload.text).toContain(
      "2 câu, trả lời được 1 (50%), chỉ có đoạn liên quan 0, không thấy 1",
    );
    expect(told?.payload.text).toContain(vi.telegram.statistics.onlyCounts);
    expect(told?.payload.text).not.toContain("thời tiết");
    const [refused] = await harness.message({
      text: "/thong_ke",
      chat: { ...PRIVATE, id: MINH.id },
      from: MINH,
    });
    expect(refused?.payload.text).toBe(vi.telegram.unknownCommand);
    const [elsewhere] = await harness.message({ text: "/thong_ke", chat: GROUP });
    expect(elsewhere?.payload.text).toBe(vi.telegram.privateOnly);
    expect(await harness.message({ text: "/thong_ke", chat: GROUP, from: MINH })).toEqual([]);
  });

  test("show what was not answered where that is kept, which the help and the greeting then tell everybody", async () => {
    const usage = counting(true);
    const harness = new HandlerHarness({ adminIds: [LAN.id], usage });
    await harness.message({ text: "thời tiết mai thế nào?" });
    const origin = { type: "hidden_user", sender_user_name: "Ai đó", date: 1 };
    await harness.message({ text: "tin riêng về thời tiết", forward_origin: origin, message_id: 9 });
    const [told] = await harness.message({ text: "/thong_ke", message_id: 6 });
    expect(told?.payload.text).toContain("• thời tiết mai thế nào?");
    // What somebody else wrote is no question of who forwarded it.
    expect(told?.payload.text).not.toContain("tin riêng");
    for (const text of ["/help", "/start"]) {
      const [sent] = await harness.message({ text, chat: { ...PRIVATE, id: MINH.id }, from: MINH });
      expect(sent?.payload.text).toContain(vi.telegram.privacyKept);
      expect(sent?.payload.text).not.toContain(vi.telegram.privacy);
      // What only administrators can do is told to them alone.
      expect(sent?.payload.text).not.toContain("/thong_ke");
    }
    const [help] = await harness.message({ text: "/help", message_id: 8 });
    expect(help?.payload.text).toContain("/thong_ke");
  });

  test("fit into a message, however many and long", async () => {
    for (const locale of [vi, en]) {
      const usage = counting(true);
      expect(findFault((await renderStatistics(locale, usage)).text, [])).toBeNull();
      for (let number = 0; number < 300; number++)
        usage.count("not_found", `${number} ${"dài ".repeat(100)}`);
      const { text, entities } = await renderStatistics(locale, usage);
      expect(findFault(text, entities)).toBeNull();
      expect(text.endsWith("…")).toBe(true);
    }
  });
});
