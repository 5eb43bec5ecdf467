import type { Chat, User } from "grammy/types";
import { describe, expect, test } from "vitest";
import { Access } from "../../../src/telegram/transport/access.js";

const from = (id: number) => ({ id, is_bot: false, first_name: "Lan" }) satisfies User;
const privateOf = (id: number) => ({ chat: { id, type: "private" } as Chat.PrivateChat, from: from(id) });
const groupOf = (id: number, user: number) => ({
  chat: { id, type: "supergroup" } as Chat.SupergroupChat,
  from: from(user),
});

describe("who is served", () => {
  test("everyone where no chat is listed, also when administrators are", () => {
    expect(new Access([], []).admit(privateOf(7))).toBe("serve");
    expect(new Access([], [1]).admit(privateOf(7))).toBe("serve");
    expect(new Access([], [1]).isServed(-100, undefined)).toBe(true);
  });

  test("only listed chats, and administrators anywhere", () => {
    const access = new Access([7, -100], [1]);
    expect(access.admit(privateOf(7))).toBe("serve");
    expect(access.admit(groupOf(-100, 8))).toBe("serve");
    expect(access.admit(groupOf(-200, 1))).toBe("serve");
    expect(access.isServed(-200, 8)).toBe(false);
    expect(access.isServed(-200, undefined)).toBe(false);
    // A person is not served in a group because their own chat is.
    expect(access.isServed(-200, 7)).toBe(false);
  });

  test("a person alone, where the chat is not known: who is listed by the number of their private chat", () => {
    const access = new Access([7, -100], [1]);
    expect([7, 1, 8, null].map((id) => access.isPersonServed(id))).toEqual([true, true, false, false]);
    expect(new Access([], []).isPersonServed(null)).toBe(true);
  });

  test("administrators are known as such", () => {
    const access = new Access([7], [1]);
    expect([1, 7].map((id) => access.isAdmin(id))).toEqual([true, false]);
  });
});

describe("who is not served", () => {
  test("is told once in a private chat, in a group each time", () => {
    const access = new Access([7], []);
    expect([8, 8, 9].map((id) => access.admit(privateOf(id)))).toEqual(["tell", "silent", "tell"]);
    expect([8, 8].map((id) => access.admit(groupOf(-1, id)))).toEqual(["tell", "tell"]);
  });
});

describe("a group that gets a new id", () => {
  test("is served on, if it was before", () => {
    const access = new Access([-100], []);
    expect(access.migrate(-100, -1_000_100)).toBe(true);
    expect(access.admit(groupOf(-1_000_100, 8))).toBe("serve");
    expect(access.migrate(-300, -1_000_300)).toBe(false);
    expect(access.admit(groupOf(-1_000_300, 8))).toBe("tell");
  });

  test("is told of once, however often it is heard of", () => {
    const told: object[] = [];
    const access = new Access([-100], [], { warn: (fields) => told.push(fields) });
    for (const _ of [1, 2, 3]) access.migrate(-100, -1_000_100);
    access.migrate(-300, -1_000_300);
    expect(told).toEqual([{ from: -100, to: -1_000_100 }]);
  });

  test("does not close a bot that serves everyone", () => {
    const access = new Access([], []);
    expect(access.migrate(-100, -1_000_100)).toBe(false);
    expect(access.admit(groupOf(-5, 8))).toBe("serve");
  });
});
