import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectDir, readConfig } from "../../src/config.js";
import type { SystemQuality } from "../quality.js";
import { verdictChart } from "../verdict/chart.js";
import type { SizeVerdict } from "../verdict/sizes.js";
import { latencyChart, qualityChart } from "./charts.js";
import { sizeOf } from "./folder-size.js";
import type { ScaleFigures } from "./run.js";

/** Saved outputs of `bench speed --json`, `bench quality --squad FILE --json` and `bench verdict --sizes COUNTS --json`. */
export interface SavedFigures {
  readonly speed?: string | undefined;
  readonly quality?: string | undefined;
  readonly verdict?: string | undefined;
}

const ourSystem = "ours, hybrid";

/** Draws the pictures that saved figures suffice for into the bench folder; gives the paths written. */
export async function drawCharts({ speed, quality, verdict }: SavedFigures): Promise<string[]> {
  const written: string[] = [];
  const draw = async (name: string, svg: string) => {
    written.push(join(projectDir, "bench", name));
    await writeFile(written.at(-1) as string, svg);
  };
  if (speed !== undefined) {
    const { scale } = await readJson<{ scale: ScaleFigures | null }>(speed);
    if (!scale) throw new Error(`${speed} holds no figures of scale`);
    await draw("latency.svg", latencyChart(scale));
  }
  if (quality !== undefined) {
    const { squad } = await readJson<{ squad?: SystemQuality[] }>(quality);
    const ours = squad?.find(({ system }) => system === ourSystem);
    if (!ours) throw new Error(`${quality} holds no figures of “${ourSystem}”`);
    const { MODELS_DIR, EMBEDDING_MODEL } = readConfig();
    const bytes = await sizeOf(join(MODELS_DIR, EMBEDDING_MODEL));
    const point = { name: "ours", ndcg10: ours.typed.ndcg10, megabytes: bytes / 1e6 };
    await draw("quality.svg", qualityChart(point));
  }
  if (verdict !== undefined) {
    const { sizes } = await readJson<{ sizes?: SizeVerdict[] }>(verdict);
    if (!sizes) throw new Error(`${verdict} holds no figures of sizes`);
    await draw("verdict.svg", verdictChart(sizes));
  }
  return written;
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, "utf8")) as T;
}
