import { join } from "node:path";
import { expect, test } from "vitest";
import { en, vi } from "../../../../src/locales/index.js";
import { type SpeechToText, TranscriptionError } from "../../../../src/speech/index.js";
import { group, person, privateChat, type Spoken, speak } from "../../../support/bot-api/index.js";
import { gone, hanging, transcriberOfTests } from "../../../support/speech-program.js";
import { temporaryFolder } from "../../../support/temporary.js";
import { PARAGRAPH } from "../../fixtures.js";
import { startTestBot } from "../../test-bot.js";

const QUESTION = "Ô Môn còn bao nhiêu hộ nghèo?";
const { speech } = vi.telegram;
const startHearing = (transcriber: SpeechToText = transcriberOfTests()) => startTestBot({ transcriber });

/** A transcriber that fails in one way. */
const failing = (error: Error): SpeechToText => ({ transcribe: () => Promise.reject(error) });

test.each(["voice", "video_note", "audio"] as const)(
  "what is said in a %s is told as it was heard, and answered like the same words typed",
  async (as) => {
    const { chat, answerer, state } = await startHearing();
    const spoken = speak(chat, QUESTION, { as });
    const heard = await chat.reply();
    const answer = await chat.reply();
    expect(heard.text).toBe(speech.heard(QUESTION));
    expect(answer.text).toContain(PARAGRAPH);
    for (const { reply_to_message: replied } of [heard, answer])
      expect(replied?.message_id).toBe(spoken.message_id);
    expect(answerer.questions).toEqual([QUESTION]);
    expect(state.refusals).toEqual([]);
  },
);

test("what is said asks on from what was asked before, and is asked on from by a reply to its answer", async () => {
  const { chat, answerer } = await startHearing();
  await chat.ask(QUESTION);
  speak(chat, "còn Thới Lai?");
  await chat.reply();
  const answer = await chat.reply();
  await chat.ask("còn Cờ Đỏ?", { replyTo: answer });
  expect(answerer.options.map(({ previous }) => previous)).toEqual([
    undefined,
    "quan o mon con bao nhieu ho ngheo",
    "quan o mon con bao nhieu ho ngheo",
  ]);
});

test("what is said may be small talk, or somebody else's words", async () => {
  const { chat, answerer } = await startHearing();
  speak(chat, "cảm ơn");
  expect((await chat.reply()).text).toBe(speech.heard("cảm ơn"));
  expect((await chat.reply()).text).toBe(vi.smallTalk.thanks(null));
  const origin = { type: "hidden_user", sender_user_name: "Ai đó", date: 1_700_000_000 } as const;
  speak(chat, QUESTION, { content: { forward_origin: origin } });
  await chat.reply();
  await chat.reply();
  expect(answerer.options.at(-1)).toMatchObject({ isStatement: true });
});

test("in a group speech is heard where it replies to the bot or its caption calls it, and nowhere else", async () => {
  const { state, answerer } = await startHearing();
  const chat = group(state, person(), { seesEverything: true });
  const answer = await chat.ask(`/hoi ${QUESTION}`);
  speak(chat, "còn Thới Lai?");
  await chat.staysSilent();
  expect(state.calls.some(({ method }) => method === "getFile")).toBe(false);
  speak(chat, "còn Thới Lai?", { replyTo: answer });
  expect((await chat.reply()).text).toBe(speech.heard("còn Thới Lai?"));
  await chat.reply();
  speak(chat, "Cờ Đỏ thì sao?", { caption: "/hoi" });
  expect((await chat.reply()).text).toBe(speech.heard("Cờ Đỏ thì sao?"));
  await chat.reply();
  speak(chat, "cảm ơn", { replyTo: answer });
  await chat.staysSilent();
  expect(answerer.questions).toEqual([QUESTION, "còn Thới Lai?", "Cờ Đỏ thì sao?"]);
});

test.each<[string, string, string, Spoken]>([
  ["has no word in it", "[BLANK_AUDIO]", speech.nothingHeard, {}],
  ["the program fails at", "fail", speech.failed, {}],
  ["is too large", "x", speech.tooLarge(20), { size: 20 * 2 ** 20 + 1 }],
  [
    "is too large, which its message does not tell",
    "x",
    speech.tooLarge(20),
    { size: 2 ** 30, hidesSize: true },
  ],
])("speech that %s gets a kind word, and what comes next its answer", async (_what, said, reply, spoken) => {
  const { chat, log } = await startHearing();
  speak(chat, said, spoken);
  expect((await chat.reply()).text).toBe(reply);
  expect((await chat.ask(QUESTION)).text).toContain(PARAGRAPH);
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test.each([
  [new TranscriptionError("timeout"), en.telegram.speech.tooLong],
  [new TranscriptionError("busy"), en.telegram.speech.busy],
  [new TranscriptionError("failed", { code: "ENOENT" }), en.telegram.speech.failed],
])("%s is told in the language of whoever spoke, and its cause logged", async (error, words) => {
  const { state, log } = await startHearing(failing(error));
  const chat = privateChat(state, person("en"));
  speak(chat, QUESTION);
  expect((await chat.reply()).text).toBe(words);
  const [line] = log.filter(({ level }) => level === "warn");
  expect(line?.fields).toMatchObject({ reason: error.reason, ...error.detail });
});

test("a recording that Telegram cannot give is told kindly, its cause logged without the token", async () => {
  const { chat, server, state, log } = await startHearing();
  server.faults.script("download", { code: 404, description: "Not Found" });
  speak(chat, QUESTION);
  expect((await chat.reply()).text).toBe(speech.failed);
  server.faults.script("getFile", {
    code: 400,
    description: "Bad Request: wrong file_id or the file is temporarily unavailable",
  });
  speak(chat, QUESTION);
  expect((await chat.reply()).text).toBe(speech.failed);
  expect(log.filter(({ level }) => level === "warn").map(({ fields }) => fields.cause)).toEqual([
    "status-404",
    "refused-400",
  ]);
  expect(JSON.stringify(log)).not.toContain(state.token);
  expect(JSON.stringify(log)).not.toContain("Ô Môn");
});

test("messages of a chat keep their order, whatever takes long to be heard", async () => {
  const { chat } = await startHearing();
  speak(chat, QUESTION);
  chat.say("cảm ơn");
  expect((await chat.reply()).text).toBe(speech.heard(QUESTION));
  expect((await chat.reply()).text).toContain(PARAGRAPH);
  expect((await chat.reply()).text).toBe(vi.smallTalk.thanks(null));
});

test("a long speech is shown as far as a message holds it", async () => {
  const { chat, state } = await startHearing();
  speak(chat, "hộ nghèo ".repeat(1_000));
  expect((await chat.reply()).text).toMatch(/…”$/);
  await chat.reply();
  expect(state.refusals).toEqual([]);
});

test("a stop ends the program, and the message comes again at the next start, those that wait for it, too", async () => {
  const file = join(await temporaryFolder(), "ids");
  const { state, running, chat } = await startTestBot({
    transcriber: transcriberOfTests(),
    stopPatience: 10,
  });
  const other = privateChat(state, person());
  speak(chat, `hang\n${file}`);
  const { ids } = await hanging(file);
  speak(other, QUESTION);
  await running.stop();
  await gone(ids);
  expect(state.pendingCount).toBe(2);
  expect([...chat.replies, ...other.replies]).toEqual([]);
});

test("who is not served has nothing downloaded", async () => {
  const { chat, state } = await startTestBot({ transcriber: transcriberOfTests(), allowedChats: [4_242] });
  speak(chat, QUESTION);
  expect((await chat.reply()).text).toBe(vi.telegram.notAllowed(chat.id));
  expect(state.calls.some(({ method }) => method === "getFile")).toBe(false);
});

test("where no program is set up, speech is told to be typed", async () => {
  const { chat, state } = await startTestBot();
  for (const as of ["voice", "video_note", "audio"] as const) {
    speak(chat, QUESTION, { as });
    expect((await chat.reply()).text).toBe(vi.telegram.voiceOnly);
  }
  expect(state.calls.some(({ method }) => method === "getFile")).toBe(false);
});
