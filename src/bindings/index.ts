export { type BoundSeries, type ChatBindings, longestKeptTitle, mostBound } from "./chat-bindings.js";
export { FileBindings } from "./file-bindings.js";
export { PostgresBindings } from "./postgres-bindings.js";
