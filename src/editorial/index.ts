export type { StoredArticle } from "./article-store.js";
export { articleIn, type Change, type Changed, differenceFrom } from "./changes.js";
export type { Draft, DraftField } from "./draft.js";
export { Editorial } from "./editorial.js";
export { inOrder } from "./in-order.js";
export type { Note } from "./note.js";
export { changeOf, notedChange, notedChangeSchema } from "./noted-change.js";
export type { Plan } from "./plan.js";
export { keptVersions, type Version } from "./version-store.js";
