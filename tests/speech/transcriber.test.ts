import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Recording, SpeechToText } from "../../src/speech/index.js";
import { gone, hanging, speechProgram, transcriberOfTests } from "../support/speech-program.js";
import { temporaryFolder } from "../support/temporary.js";

afterEach(() => void vi.useRealTimers());

const QUESTION = "Ô Môn còn bao nhiêu hộ nghèo?";
const never = new AbortController().signal;

/** A recording in which the program of the tests hears this. */
function recording(said: string): Recording {
  return { extension: "ogg", save: (path) => writeFile(path, said, { mode: 0o600, flag: "wx" }) };
}

const hear = (said: string, transcriber: SpeechToText = transcriberOfTests(), signal = never) =>
  transcriber.transcribe(recording(said), signal);

/** What the program says that it was given. */
async function report(settings: Parameters<typeof transcriberOfTests>[0]) {
  const said = await hear("report", transcriberOfTests(settings));
  return JSON.parse(Buffer.from(said, "base64url").toString("utf8"));
}

describe("a program that writes speech down", () => {
  test("is given its arguments as they are, and the recording's path behind them", async () => {
    const command = [process.execPath, speechProgram, "-l", "vi; echo $HOME", "-f"] as const;
    const given = await report({ command });
    expect(given.arguments.slice(0, 3)).toEqual(["-l", "vi; echo $HOME", "-f"]);
    expect(given.arguments).toHaveLength(4);
    expect(given.arguments[3]).toMatch(/audio\.ogg$/);
    expect(given.mode).toBe(0o600);
    expect(existsSync(dirname(given.arguments[3]))).toBe(false);
  });

  test("sees the environment that it is given, and nothing else", async () => {
    vi.stubEnv("BOT_TOKEN", "123:secret");
    const { names } = await report({ environment: { PATH: process.env.PATH ?? "" } });
    vi.unstubAllEnvs();
    expect(names.filter((name: string) => name !== "__CF_USER_TEXT_ENCODING")).toEqual(["PATH"]);
  });

  test("is heard where it leaves behind a process that holds its output open, which is ended", async () => {
    const file = join(await temporaryFolder(), "ids");
    expect(await hear(`leave\n${file}`)).toBe(QUESTION);
    await gone((await hanging(file)).ids);
  });

  test.each([
    ["fails", "fail", { reason: "failed", detail: { status: 3 } }],
    ["is ended by somebody else", "die", { reason: "failed", detail: { signal: "SIGTERM" } }],
    ["prints more than a transcript", "flood", { reason: "too-much-output", detail: {} }],
  ])("that %s gives that as the reason", async (_what, said, failure) => {
    await expect(hear(said)).rejects.toMatchObject(failure);
  });

  test("that is not there is told by the system's word for it", async () => {
    const missing = transcriberOfTests({ command: [join(await temporaryFolder(), "no-such-program")] });
    await expect(hear(QUESTION, missing)).rejects.toMatchObject({
      reason: "failed",
      detail: { code: "ENOENT" },
    });
  });

  test.each(["timeout", "stopped"])(
    "is ended with all that it started, its recording removed: %s",
    async (reason) => {
      const file = join(await temporaryFolder(), "ids");
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      const stop = new AbortController();
      const heard = hear(`hang\n${file}`, transcriberOfTests({ timeoutMs: 5_000 }), stop.signal);
      const failed = expect(heard).rejects.toMatchObject({ reason });
      const { ids, path } = await hanging(file);
      if (reason === "timeout") vi.advanceTimersByTime(5_000);
      else {
        stop.abort();
        // A process that stops waits for nothing.
        expect(existsSync(dirname(path))).toBe(false);
      }
      await failed;
      await gone(ids);
      expect(existsSync(dirname(path))).toBe(false);
    },
  );
});

describe("recordings", () => {
  test("are written down one after the other, a few may wait, and more are turned away", async () => {
    const transcriber = transcriberOfTests();
    let atOnce = 0;
    let most = 0;
    const counted = (said: string): Recording => ({
      extension: "ogg",
      async save(path) {
        most = Math.max(most, ++atOnce);
        await recording(said).save(path, never);
        atOnce--;
      },
    });
    const words = ["một", "hai", "ba", "bốn", "năm"];
    const heard = words.map((said) => transcriber.transcribe(counted(said), never));
    await expect(transcriber.transcribe(counted("sáu"), never)).rejects.toMatchObject({ reason: "busy" });
    expect(await Promise.all(heard)).toEqual(words);
    expect(most).toBe(1);
    expect(await hear("bảy", transcriber)).toBe("bảy");
  });

  test("that cannot be fetched hand their turn on and leave no file", async () => {
    const transcriber = transcriberOfTests();
    let where = "";
    const broken: Recording = {
      extension: "ogg",
      async save(path) {
        where = path;
        await writeFile(path, "half");
        throw new RangeError("gone");
      },
    };
    await expect(transcriber.transcribe(broken, never)).rejects.toThrow(RangeError);
    expect(existsSync(dirname(where))).toBe(false);
    expect(await hear(QUESTION, transcriber)).toBe(QUESTION);
  });

  test("that wait when the bot stops are given up, too", async () => {
    const file = join(await temporaryFolder(), "ids");
    const transcriber = transcriberOfTests();
    const stop = new AbortController();
    const both = [`hang\n${file}`, QUESTION].map((said) => hear(said, transcriber, stop.signal));
    const failed = Promise.all(both.map((each) => expect(each).rejects.toMatchObject({ reason: "stopped" })));
    const { ids } = await hanging(file);
    stop.abort();
    await failed;
    await gone(ids);
  });
});
