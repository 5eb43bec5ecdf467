import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { quietChromium } from "../quiet-chromium.js";
import { CARD_WIDTH } from "./card-html.js";

const run = promisify(execFile);

const quietly = [...quietChromium, "--hide-scrollbars", "--force-device-scale-factor=2"];

/**
 * Photographs a page with headless Chromium, as tall as its content.
 * @param chromium path of the program
 * @param file the PNG to write
 * @throws Error where Chromium cannot be run
 */
export async function photograph(chromium: string, html: string, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "trich-dan-card-"));
  try {
    const page = join(folder, "card.html");
    await writeFile(
      page,
      `${html}<script>document.title = document.querySelector("main").offsetHeight</script>`,
    );
    const options = [...quietly, `--user-data-dir=${join(folder, "profile")}`];
    const url = pathToFileURL(page).href;
    const { stdout } = await run(chromium, [
      ...options,
      `--window-size=${CARD_WIDTH},1200`,
      "--dump-dom",
      url,
    ]);
    const height = Number(/<title>(\d+)<\/title>/.exec(stdout)?.[1] ?? 1200);
    await run(chromium, [...options, `--window-size=${CARD_WIDTH},${height}`, `--screenshot=${file}`, url]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
