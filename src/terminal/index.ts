export { ask, exitStatus } from "./ask.js";
export { askBatch } from "./batch.js";
export { chat } from "./chat.js";
export { type TerminalStreams, writeLine } from "./output.js";
export { ProgressReport } from "./progress.js";
export { fired, type HeldSignals, unlessStopped } from "./stop-signal.js";
