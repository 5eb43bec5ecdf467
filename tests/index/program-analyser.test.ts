import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { analyserFingerprint } from "../../src/index/analyser.js";
import { programAnalyser } from "../../src/index/program-analyser.js";

afterEach(() => vi.unstubAllGlobals());

test("sources that run as they are compute the fingerprint", () => {
  expect(programAnalyser()).toBe(analyserFingerprint());
});

test("a program that was put together knows it", () => {
  vi.stubGlobal("BUILT_ANALYSER", { fingerprint: "built", unicode: process.versions.unicode });
  expect(programAnalyser()).toBe("built");
});

test("under a Node.js of another Unicode it is computed anew: letters may be told otherwise there", () => {
  vi.stubGlobal("BUILT_ANALYSER", { fingerprint: "built", unicode: "1.0" });
  expect(programAnalyser()).toBe(analyserFingerprint());
});

test("the built program carries the fingerprint of these sources", () => {
  const dist = join(import.meta.dirname, "..", "..", "dist");
  const texts = readdirSync(dist)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(dist, name), "utf8"));
  expect(texts.filter((text) => text.includes(analyserFingerprint())).length).toBeGreaterThan(0);
});
