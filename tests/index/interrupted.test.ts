import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { seededRandom } from "../../bench/scale/random.js";
import { createAnswerer, Searcher } from "../../src/answer/index.js";
import { fallSilent } from "../support/fall-silent.js";
import { bundledJudge } from "../support/judge.js";
import { lettersEmbedder } from "../support/letters-embedder.mjs";
import { type Series, writeSeries } from "../support/series.js";
import { Child, openAsChild } from "./child.js";
import { generations } from "./damage.js";
import type { Shelf } from "./opening.js";

const communes = 60;
const asked = "xã thứ 17 còn bao nhiêu hộ nghèo";

/** The same communes, counted anew in each edition: every edition asks for another index. */
function edition(number: number): Series {
  const paragraph = (at: number) =>
    `Xã thứ ${at} của huyện còn ${1_000 * number + at} hộ nghèo. Nông dân xã thứ ${at} trồng lúa và làm vườn.`;
  return { "bai-1": Array.from({ length: communes }, (_, at) => paragraph(at)) };
}

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "trich-dan-test-"));
  return () => rm(root, { recursive: true });
});

function shelfNamed(name: string): Shelf {
  return { corpusDir: join(root, `${name}-corpus`), indexDir: join(root, name) };
}

const start = (shelf: Shelf, dieAtStep = 0) => new Child({ ...shelf, question: asked, dieAtStep });

/**
 * A start some time after a crash: nobody cleaned up, nothing is complained of, the current edition is answered from, and what was
 * half done is gone.
 */
async function expectSound(shelf: Shelf, number: number): Promise<void> {
  for (const name of (await readdir(shelf.indexDir).catch(() => [])).filter((each) =>
    each.endsWith(".alive"),
  ))
    await fallSilent(shelf.indexDir, name.replace(/\.alive$/, ""));
  const library = await openAsChild(shelf);
  expect(library.problems).toEqual([]);
  const { outcome, excerpts } = await createAnswerer(
    new Searcher(library, lettersEmbedder(), bundledJudge),
  ).answer(asked);
  expect(outcome).toBe("answered");
  expect(excerpts[0]?.text).toContain(`còn ${1_000 * number + 17} hộ nghèo`);
  expect(await generations(shelf.indexDir)).toHaveLength(1);
  expect(await readdir(shelf.indexDir)).toHaveLength(2);
}

test("a build that is killed at any step of its writing is made good by the next start", async () => {
  const shelf = shelfNamed("first-build");
  await writeSeries(shelf.corpusDir, edition(1));
  const { steps, problems } = await start(shelf).report();
  expect(problems).toEqual([]);
  expect(steps).toBeGreaterThan(15);
  const kills = 5;
  for (let kill = 0; kill < kills; kill++) {
    await rm(shelf.indexDir, { recursive: true });
    const step = 1 + Math.round((kill * (steps - 1)) / (kills - 1));
    expect(await start(shelf, step).ended(), `step ${step} of ${steps}`).toBe("SIGKILL");
    await expectSound(shelf, 1);
  }
});

test("an update that is killed at any step leaves the old index or the new one", async () => {
  const shelf = shelfNamed("update");
  await writeSeries(shelf.corpusDir, edition(0));
  const { steps } = await start(shelf).report();
  const kills = 5;
  for (let kill = 0; kill < kills; kill++) {
    const number = kill + 1;
    await writeSeries(shelf.corpusDir, edition(number));
    // The second half of the range is the one in which the manifest is put in place.
    const step = steps - kill * 3;
    expect(await start(shelf, step).ended(), `step ${step} of ${steps}`).toBe("SIGKILL");
    await expectSound(shelf, number);
  }
});

test("a build that is killed at any moment is made good by the next start", async () => {
  const shelf = shelfNamed("any-moment");
  const random = seededRandom(20_140_611).next;
  for (let number = 1; number <= 5; number++) {
    await writeSeries(shelf.corpusDir, edition(number));
    const child = start(shelf);
    await child.writing;
    await new Promise((resolve) => setTimeout(resolve, random() * 60));
    child.kill();
    await child.ended();
    await expectSound(shelf, number);
  }
});
