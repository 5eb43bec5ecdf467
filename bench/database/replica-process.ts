import { createAnswerer, Searcher } from "../../src/answer/index.js";
import { openPostgres } from "../../src/database/index.js";
import { openDatabaseLibrary } from "../../src/index/index.js";
import { withLoopDelay } from "../scale/loop-delay.js";
import { loadModels } from "../setup.js";
import type { ReplicaFigures } from "./replica.js";

const [url = "", questions = "[]"] = process.argv.slice(2);
const models = await loadModels();
const resident = () => {
  globalThis.gc?.();
  return process.memoryUsage().rss;
};
const modelBytes = resident();
const database = await openPostgres(url);
const start = performance.now();
const { result: library, loopDelayMs: waitMs } = await withLoopDelay(() =>
  openDatabaseLibrary(database, models, "bench replica"),
);
const openMs = performance.now() - start;
if (!library) throw new Error("nothing was published");
const answerer = createAnswerer(new Searcher(library, models.embedder, models.judge));
for (const question of JSON.parse(questions) as string[]) await answerer.answer(question);
const figures: ReplicaFigures = { openMs, waitMs, modelBytes, bytes: resident() };
process.stdout.write(JSON.stringify(figures));
await database.close();
