import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import {
  describeFailure,
  isClosedChat,
  isHarmless,
  networkReason,
} from "../../../src/telegram/transport/failure.js";

const secret = "123:SECRET";

function refusal(error_code: number, description: string): GrammyError {
  return new GrammyError("Call failed", { ok: false, error_code, description }, "sendMessage", {
    text: "câu hỏi mật",
  });
}

test("neither the token nor a question gets into the log", () => {
  const network = Object.assign(new Error(`request to http://x/bot${secret}/sendMessage failed`), {
    code: "ECONNRESET",
  });
  const failures = [
    new HttpError(`failed ${secret}`, network),
    refusal(400, "Bad Request"),
    new TypeError(secret),
    secret,
  ];
  const logged = JSON.stringify(failures.map(describeFailure));
  expect(logged).not.toContain(secret);
  expect(logged).not.toContain("câu hỏi mật");
  expect(logged).toContain("ECONNRESET");
  expect(logged).toContain("TypeError");
});

test("chats that are closed to the bot are told apart from faults", () => {
  for (const closed of [
    refusal(403, "Forbidden: bot was blocked by the user"),
    refusal(403, "Forbidden: bot was kicked from the supergroup chat"),
    refusal(400, "Bad Request: TOPIC_CLOSED"),
    refusal(400, "Bad Request: message thread not found"),
    refusal(400, "Bad Request: not enough rights to send text messages to the chat"),
    refusal(403, "Forbidden: user is deactivated"),
    refusal(400, "Bad Request: TOPIC_DELETED"),
    refusal(400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"),
    refusal(400, "Bad Request: group chat was upgraded to a supergroup chat"),
    refusal(400, "Bad Request: chat not found"),
  ]) {
    expect(isClosedChat(closed)).toBe(true);
  }
  expect(isClosedChat(refusal(400, "Bad Request: message is too long"))).toBe(false);
  expect(isClosedChat(new Error("chat not found"))).toBe(false);
});

test("a network failure is named in few words", () => {
  expect(networkReason(Object.assign(new Error(secret), { code: "ENOTFOUND" }))).toBe("ENOTFOUND");
  expect(networkReason(Object.assign(new Error(secret), { type: "invalid-json" }))).toBe(
    "not a Bot API response",
  );
  expect(networkReason(new Error("Request to 'getMe' timed out after 15 seconds"))).toBe("timeout");
  expect(networkReason(secret)).toBe("network error");
});

test("what leaves nothing to repair is told apart from faults", () => {
  for (const harmless of [
    "message is not modified: specified new message content and reply markup are exactly the same",
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted for everyone",
    "query is too old and response timeout expired or query ID is invalid",
    "QUERY_ID_INVALID",
  ])
    expect(isHarmless(refusal(400, `Bad Request: ${harmless}`)), harmless).toBe(true);
  expect(isHarmless(refusal(400, "Bad Request: message is too long"))).toBe(false);
  expect(isHarmless(refusal(403, "Forbidden: message can't be edited"))).toBe(false);
  expect(isHarmless(new Error("message is not modified"))).toBe(false);
});
