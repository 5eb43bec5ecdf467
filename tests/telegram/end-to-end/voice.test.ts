import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { vi } from "../../../src/locales/index.js";
import { person, privateChat, speak } from "../../support/bot-api/index.js";
import { startWorld } from "../../support/bot-process.js";
import { gone, hanging, speechProgram } from "../../support/speech-program.js";
import { temporaryFolder } from "../../support/temporary.js";
import { inBothModes } from "./world.js";

const QUESTION = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
const hearing = { TRANSCRIBE_COMMAND: `"${process.execPath}" "${speechProgram}" -f` };

inBothModes(
  (world) => {
    test("a voice message is heard and answered", async () => {
      const chat = privateChat(world().bot, person());
      speak(chat, QUESTION);
      expect((await chat.reply()).text).toBe(vi.telegram.speech.heard(QUESTION));
      expect((await chat.reply()).text).toContain("3.093 hộ nghèo");
    });

    test("the program that hears it sees no secret", async () => {
      const chat = privateChat(world().bot, person());
      speak(chat, "report");
      const [, said = ""] = /“(.+)”/.exec((await chat.reply()).text ?? "") ?? [];
      const { names } = JSON.parse(Buffer.from(said, "base64url").toString("utf8"));
      expect(names).toContain("PATH");
      expect(names.filter((name: string) => /TOKEN|SECRET|PROXY|WEBHOOK/i.test(name))).toEqual([]);
      await chat.reply();
    });
  },
  () => hearing,
);

test("a bot that is stopped leaves neither program nor recording behind, and hears the message at the next start", async () => {
  const world = await startWorld();
  const file = join(await temporaryFolder(), "ids");
  const process = await world.start("polling", hearing);
  const chat = privateChat(world.bot, person());
  speak(chat, `hang\n${file}`);
  const { ids, path } = await hanging(file);
  expect(await process.stop()).toBe(0);
  await gone(ids);
  expect(existsSync(dirname(path))).toBe(false);
  expect(chat.replies).toEqual([]);
  const next = await world.launch("polling", hearing);
  const again = await hanging(file, 2);
  expect(await next.stop()).toBe(0);
  await gone(again.ids);
  await world.end();
});
