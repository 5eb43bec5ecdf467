import { expect, test } from "vitest";
import { AppError } from "../../../../src/errors.js";
import type { Reload } from "../../../../src/index/index.js";
import { vi } from "../../../../src/locales/index.js";
import { until } from "../../../support/bot-api/index.js";
import { GROUP, HandlerHarness, LAN, MINH, PRIVATE } from "../handler-harness.js";

const unchanged: Reload = { difference: null, problems: [] };

/** A bot that Lan administers. */
function bot(reload: () => Promise<Reload> = async () => unchanged) {
  const askers: number[] = [];
  const harness = new HandlerHarness({
    adminIds: [LAN.id],
    reload: (asker) => {
      askers.push(asker);
      return reload();
    },
  });
  const sent = () => harness.calls.filter(({ method }) => method === "sendMessage");
  return { harness, askers, texts: (): string[] => sent().map(({ payload }) => payload.text) };
}

test("an administrator has the series read again, in private or in a group, and is told how it ended", async () => {
  const { harness, askers, texts } = bot();
  for (const chat of [PRIVATE, GROUP])
    for (const text of ["/nap_lai", "/Nạp_lại", "/reload@trich_dan_bot"])
      await harness.message({ text, chat });
  await until(() => texts()[5]);
  expect(texts()).toEqual(Array(6).fill(vi.reload.unchanged));
  expect(askers).toEqual(Array(6).fill(LAN.id));
  expect(harness.asked).toEqual([]);
});

test("nobody else has: they get what any command gets that the bot does not know", async () => {
  const { harness, askers, texts } = bot();
  const channel = { id: -200, type: "channel", title: "Kênh" };
  await harness.message({ text: "/nap_lai", chat: { ...PRIVATE, id: MINH.id }, from: MINH });
  await harness.message({ text: "/nap_lai@trich_dan_bot", chat: GROUP, from: MINH });
  // Telegram names somebody else where a group or channel writes.
  await harness.message({ text: "/nap_lai@trich_dan_bot", chat: GROUP, sender_chat: channel });
  expect(texts()).toEqual(Array(3).fill(vi.telegram.unknownCommand));
  await harness.message({ text: "/nap_lai", chat: GROUP, from: MINH });
  await harness.message({ text: "/nap_lai@other_bot", chat: GROUP });
  expect(texts()).toHaveLength(3);
  expect(askers).toEqual([]);
});

test("where nothing can be read again, administrators have no such command either", async () => {
  const harness = new HandlerHarness({ adminIds: [LAN.id] });
  const [sent] = await harness.message({ text: "/nap_lai" });
  expect(sent?.payload.text).toBe(vi.telegram.unknownCommand);
});

test("questions are answered while the series is being read", async () => {
  let end = (_: Reload) => {};
  const reload = () =>
    new Promise<Reload>((resolve) => {
      end = resolve;
    });
  const { harness, texts } = bot(reload);
  await harness.message({ text: "/nap_lai" });
  await harness.message({ text: "Ô Môn còn bao nhiêu hộ nghèo?", message_id: 6 });
  expect(texts()).toHaveLength(1);
  end({ error: new AppError("CORPUS_EMPTY", { directory: "corpus" }) });
  await until(() => texts()[1]);
  expect(texts()[1]).toContain(vi.reload.failed);
});

test("a reply that Telegram does not take ends nothing, and is logged without a text", async () => {
  const { harness } = bot();
  const description = "Forbidden: bot was blocked by the user";
  harness.refusals.set("sendMessage", { error_code: 403, description });
  await harness.message({ text: "/nap_lai" });
  await until(() => harness.log.find(({ level }) => level === "warn"));
  expect(JSON.stringify(harness.log)).not.toContain(vi.reload.unchanged);
});
