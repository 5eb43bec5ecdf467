import type { Message, MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import { readGuestMessage } from "../../../../src/telegram/features/guest/read-guest-message.js";

const bot = { id: 1, username: "Trich_Dan_bot" };
const person = { id: 7, is_bot: false, first_name: "Lan" };

function message(type: "private" | "supergroup", content: object): Message {
  return { message_id: 1, date: 1, chat: { id: 7, type }, from: person, ...content } as Message;
}

/** A text in which one part is an entity. */
function marked(text: string, part: string, entity: object = { type: "mention" }) {
  const entities = [{ offset: text.indexOf(part), length: part.length, ...entity }] as MessageEntity[];
  return { text, entities };
}

describe("a guest message", () => {
  const guest = (content: object) => readGuestMessage(message("supergroup", content), bot);

  test("asks what stands beside the name or the command, else what it replies to", () => {
    expect(guest(marked("@trich_dan_bot Ô Môn?", "@trich_dan_bot"))).toMatchObject({
      text: "Ô Môn?",
      isStatement: false,
    });
    expect(guest({ text: "/hoi@trich_dan_bot Ô Môn?" })).toMatchObject({ text: "Ô Môn?" });
    const replied = { from: person, text: "Ô Môn nghèo" };
    expect(guest({ ...marked("@trich_dan_bot", "@trich_dan_bot"), reply_to_message: replied })).toMatchObject(
      { text: "Ô Môn nghèo", isStatement: true },
    );
    expect(guest(marked("@trich_dan_bot", "@trich_dan_bot"))).toBeNull();
  });
});
