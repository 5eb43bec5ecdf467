import { expect, it } from "vitest";
import { isAlive } from "../src/process-alive.js";
import { deadPid } from "./support/dead-pid.js";

it("knows a running process from one that has ended", () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(deadPid)).toBe(false);
});
