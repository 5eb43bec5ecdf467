import { describe, expect, test } from "vitest";
import { PARAGRAPH } from "../../fixtures.js";
import { GROUP, HandlerHarness } from "../handler-harness.js";

const CITATION = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";
const ASKED = { text: "Ô Môn còn bao nhiêu hộ nghèo?" };
const ANSWER = { message_id: 1_000, from: { id: 1, is_bot: true }, text: "Bài 2 › …" };

describe("a question", () => {
  test("gets one message, as a reply to it, without a preview of links", async () => {
    const calls = await new HandlerHarness().message(ASKED);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      method: "sendMessage",
      payload: {
        chat_id: 7,
        text: `${CITATION}\n${PARAGRAPH}`,
        reply_parameters: { message_id: 5, allow_sending_without_reply: true },
        link_preview_options: { is_disabled: true },
      },
    });
    expect(calls[0]?.payload).not.toHaveProperty("message_thread_id");
  });

  test("in a topic is answered there, elsewhere no thread is named", async () => {
    const asked = { text: "/hoi Ô Môn?", chat: GROUP, message_thread_id: 3 };
    const [inTopic] = await new HandlerHarness().message({ ...asked, is_topic_message: true });
    expect(inTopic?.payload.message_thread_id).toBe(3);
    const [inThread] = await new HandlerHarness().message(asked);
    expect(inThread?.payload).not.toHaveProperty("message_thread_id");
  });

  test("is logged and counted without what was asked, or by whom", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    expect(harness.counted).toEqual(["answered private"]);
    expect(harness.log).toEqual([
      {
        level: "info",
        fields: { updateId: 1, chatType: "private", outcome: "answered", tookMs: 3.5 },
        message: "question answered",
      },
    ]);
  });

  test("in a private chat is completed from the one before, a forwarded message is not", async () => {
    const harness = new HandlerHarness();
    await harness.message(ASKED);
    await harness.message({ text: "còn Thới Lai?", message_id: 6 });
    await harness.message({ text: "Tin báo.", message_id: 7, forward_origin: { type: "hidden_user" } });
    expect(harness.asked.map(({ options }) => [options?.previous, options?.isStatement])).toEqual([
      [undefined, false],
      [ASKED.text, false],
      [undefined, true],
    ]);
  });

  test("in one topic of a private chat is not completed from another, but from its own", async () => {
    const harness = new HandlerHarness();
    await harness.message({ ...ASKED, message_thread_id: 11 });
    for (const [at, topic] of [12, 11, undefined].entries())
      await harness.message({
        text: "còn Thới Lai?",
        message_id: 6 + at,
        ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true }),
      });
    expect(harness.asked.map(({ options }) => options?.previous)).toEqual([
      undefined,
      undefined,
      ASKED.text,
      undefined,
    ]);
  });

  test("in a channel's direct messages is answered in the topic of its writer", async () => {
    const direct_messages_topic = { topic_id: 77, user: { id: 7, is_bot: false, first_name: "L" } };
    const [call] = await new HandlerHarness().message({
      text: "/hoi Ô Môn?",
      chat: { ...GROUP, is_direct_messages: true },
      direct_messages_topic,
    });
    expect(call?.payload).toMatchObject({ direct_messages_topic_id: 77 });
    expect(call?.payload).not.toHaveProperty("message_thread_id");
  });

  test("in a group is completed only from the answer that it replies to", async () => {
    const harness = new HandlerHarness();
    await harness.message({ text: `/hoi ${ASKED.text}`, chat: GROUP });
    await harness.message({ text: "/hoi còn Thới Lai?", chat: GROUP, message_id: 6 });
    await harness.message({ text: "còn Trà Nóc?", chat: GROUP, message_id: 7, reply_to_message: ANSWER });
    expect(harness.asked.map(({ options }) => options?.previous)).toEqual([undefined, undefined, ASKED.text]);
  });

  test("that found nothing is not asked on from", async () => {
    const harness = new HandlerHarness();
    await harness.message({ text: "thời tiết" });
    await harness.message({ text: "còn mai?", message_id: 6 });
    expect(harness.asked[1]?.options?.previous).toBeUndefined();
  });
});
