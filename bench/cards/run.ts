import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { projectDir } from "../../src/config.js";
import { startBotProcess } from "../telegram/bot-process.js";
import { withIndexDir } from "../temporary-index.js";
import { cardHtml } from "./card-html.js";
import { photograph } from "./photograph.js";
import { playScenes } from "./scenes.js";

/** Talks to the real bot and photographs what it sends, as docs/cards/*.png. Gives the files. */
export async function makeCards(chromium: string): Promise<string[]> {
  const folder = join(projectDir, "docs", "cards");
  await mkdir(folder, { recursive: true });
  return withIndexDir(async (indexDir) => {
    const process = await startBotProcess({ INDEX_DIR: indexDir });
    try {
      const files: string[] = [];
      for (const card of await playScenes(process.bot)) {
        const file = join(folder, `${card.name}.png`);
        await photograph(chromium, cardHtml(card), file);
        files.push(file);
      }
      return files;
    } finally {
      await process.stop();
    }
  });
}
