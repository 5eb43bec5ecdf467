import { join } from "node:path";
import { type Judge, loadJudge } from "../../src/answer/index.js";

/** The bundled models that judge passages. */
export const bundledJudge: Judge = await loadJudge(join(import.meta.dirname, "..", "..", "models"));
