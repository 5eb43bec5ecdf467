import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

// Crashes, whole processes, corpora of thousands of passages, waits as long as Telegram asks for, and the general way of loading models beside
// our own: `npm run test:system`.
const system = [
  "tests/articles.test.ts",
  "tests/coordination/contract",
  "tests/coordination/postgres",
  "tests/database",
  "tests/deploy/build.test.ts",
  "tests/deploy/healthcheck.test.ts",
  "tests/embedding/static-model.test.ts",
  "tests/engine.test.ts",
  "tests/library-commands.test.ts",
  "tests/process.test.ts",
  "tests/import-command.test.ts",
  "tests/corpus/import/read-in-child.test.ts",
  "tests/editorial/database",
  "tests/editorial/killed.test.ts",
  "tests/index/concurrent.test.ts",
  "tests/index/interrupted.test.ts",
  "tests/index/large-corpus.test.ts",
  "tests/index/live/update-apart.test.ts",
  "tests/index/postgres",
  "tests/index/vectors/graph-build.test.ts",
  "tests/telegram/end-to-end",
  "tests/telegram/replicas",
  "tests/telegram/robustness.test.ts",
  "tests/telegram/start.test.ts",
  "tests/telegram/transport/polling.test.ts",
];
// These replace modules, or what modules are made with, so each needs modules of its own (most let a disk fail or a
// native module be missing): `npm run test:system` too. The others share theirs, which saves a third of the time.
const replacing = [
  "tests/index/analyser.test.ts",
  "tests/index/coarse-times.test.ts",
  "tests/index/damaged-index.test.ts",
  "tests/index/stored-index.test.ts",
  "tests/index/unchanged-corpus.test.ts",
  "tests/index/without-graphs.test.ts",
  "tests/regular-expressions.test.ts",
];

for (const path of [...system, ...replacing])
  if (!existsSync(join(import.meta.dirname, path))) throw new Error(`vitest.config.ts: there is no ${path}`);

const systemFiles = system.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.test.ts`));
const common = { testTimeout: 60_000, hookTimeout: 120_000, restoreMocks: true };
// Whole processes, several at once: what comes is waited for, however slow the machine.
const patient = { ...common, testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    globalSetup: ["tests/support/build.ts"],
    maxWorkers: 3,
    projects: [
      { test: { ...common, name: "apart", include: replacing } },
      {
        test: {
          ...common,
          name: "core",
          include: ["tests/**/*.test.ts"],
          exclude: [...replacing, ...systemFiles],
          isolate: false,
        },
      },
      { test: { ...patient, name: "system", include: systemFiles, isolate: false } },
    ],
  },
});
