export { ask, exitStatus } from "./ask.js";
export { askBatch } from "./batch.js";
export { chat } from "./chat.js";
export { ImportProgress } from "./import-progress.js";
export { renderImportedFile } from "./import-report.js";
export { renderImportTable } from "./import-table.js";
export { styleOf, type TerminalStreams, writeLine } from "./output.js";
export { ProgressReport } from "./progress.js";
export { fired, type HeldSignals, unlessStopped } from "./stop-signal.js";
