import type { Chat, User } from "grammy/types";
import { expect, test } from "vitest";
import { createAccess } from "../../src/telegram/access.js";

const from = (id: number) => ({ id, is_bot: false, first_name: "Lan" }) satisfies User;
const privateOf = (id: number) => ({ chat: { id, type: "private" } as Chat.PrivateChat, from: from(id) });
const groupOf = (id: number, user: number) => ({
  chat: { id, type: "supergroup" } as Chat.SupergroupChat,
  from: from(user),
});

test("everyone is served where no chat is listed, also when administrators are", () => {
  expect(createAccess([], [])(privateOf(7))).toBe("serve");
  expect(createAccess([], [1])(privateOf(7))).toBe("serve");
});

test("only listed chats are served, and administrators anywhere", () => {
  const admit = createAccess([7, -100], [1]);
  expect(admit(privateOf(7))).toBe("serve");
  expect(admit(groupOf(-100, 8))).toBe("serve");
  expect(admit(groupOf(-200, 1))).toBe("serve");
});

test("a private chat is told once, a group each time", () => {
  const admit = createAccess([7], []);
  expect([admit(privateOf(8)), admit(privateOf(8)), admit(privateOf(9))]).toEqual(["tell", "silent", "tell"]);
  expect([admit(groupOf(-1, 8)), admit(groupOf(-1, 8))]).toEqual(["tell", "tell"]);
});
