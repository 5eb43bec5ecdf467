import { describe, expect, test } from "vitest";
import { setUpBot } from "../../../src/telegram/transport/setup.js";
import { errorOf } from "../../support/error-of.js";
import { refusal, Script, serve, TOKEN } from "./scripted-api.js";

/** Sets a bot up whose Telegram answers as scripted. */
async function setUp(script = new Script()) {
  const reported: string[] = [];
  const name = await setUpBot({
    token: TOKEN,
    apiRoot: await serve(script),
    report: async (item, result) => {
      reported.push(`${item} ${result}`);
    },
  });
  return { script, reported, name };
}

describe("the setup", () => {
  test("pushes menus per kind of chat and language, and both descriptions, and tells of each", async () => {
    const { script, reported, name } = await setUp();
    expect(name).toBe("trich_dan_bot");
    const menus = script.of("setMyCommands") as { scope: { type: string }; language_code?: string }[];
    const kinds = ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"];
    expect(menus.map(({ scope, language_code }) => `${scope.type} ${language_code ?? "*"}`)).toEqual(
      kinds.flatMap((kind) => [`${kind} *`, `${kind} en`]),
    );
    expect(script.of("setMyDescription")).toHaveLength(2);
    expect(script.of("setMyShortDescription")).toHaveLength(2);
    expect(reported).toHaveLength(12);
  });

  // https://core.telegram.org/bots/api#botcommand, #setmydescription, #setmyshortdescription
  test("keeps within Telegram's limits", async () => {
    const { script } = await setUp();
    for (const { commands } of script.of("setMyCommands")) {
      const menu = commands as { command: string; description: string }[];
      expect(menu.length).toBeGreaterThan(0);
      expect(new Set(menu.map(({ command }) => command)).size).toBe(menu.length);
      for (const { command, description } of menu) {
        expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(256);
      }
    }
    for (const { description } of script.of("setMyDescription"))
      expect(String(description).length).toBeLessThanOrEqual(512);
    for (const { short_description } of script.of("setMyShortDescription"))
      expect(String(short_description).length).toBeLessThanOrEqual(120);
  });

  test("leaves alone what Telegram has already", async () => {
    const { script: first } = await setUp();
    const again = new Script();
    for (const { commands } of first.of("setMyCommands"))
      again.answer("getMyCommands", { ok: true, result: commands as object });
    for (const { description } of first.of("setMyDescription"))
      again.answer("getMyDescription", { ok: true, result: { description } });
    for (const { short_description } of first.of("setMyShortDescription"))
      again.answer("getMyShortDescription", { ok: true, result: { short_description } });
    const { script, reported } = await setUp(again);
    expect(script.calls.filter(({ method }) => method.startsWith("set"))).toEqual([]);
    expect(reported.every((line) => line.endsWith(" unchanged"))).toBe(true);
  });

  test("names what Telegram refused and why, never the token", async () => {
    const script = new Script();
    script.answer("setMyDescription", refusal(400, "Bad Request: description is too long"));
    const error = await errorOf(() => setUp(script));
    expect(error).toMatchObject({
      code: "TELEGRAM_SETUP_REFUSED",
      parameters: { method: "setMyDescription *", reason: "Bad Request: description is too long" },
    });
    expect(String(error)).not.toContain(TOKEN);
  });
});
