import { defineConfig } from "vitest/config";

// These replace modules, so each needs modules of its own; the others share theirs, which saves a third of the time.
const replacing = [
  "tests/index/analyser.test.ts",
  "tests/index/stored-index.test.ts",
  "tests/index/unchanged-corpus.test.ts",
];

const common = { testTimeout: 30_000, hookTimeout: 60_000, restoreMocks: true };

export default defineConfig({
  test: {
    globalSetup: ["tests/support/build.ts"],
    maxWorkers: 3,
    projects: [
      { test: { ...common, name: "apart", include: replacing } },
      {
        test: {
          ...common,
          name: "shared",
          include: ["tests/**/*.test.ts"],
          exclude: replacing,
          isolate: false,
        },
      },
    ],
  },
});
