import type { Draft } from "./draft.js";
import type { ReadDraftsOptions } from "./read-drafts.js";

/** How a person wants a document to be read. */
export type TakeOptions = Pick<ReadDraftsOptions, "given" | "signal" | "onPage">;

/** The drafts of a document. */
export interface Taken {
  readonly drafts: readonly Draft[];
  /** Whether they were there before: the document was handed in a second time. */
  readonly isKnown: boolean;
}

/** What an editorial office is made of besides its store; for tests. */
export interface EditorialOptions {
  readonly read?: ReadDraftsOptions["read"];
  /** In ms since 1970. */
  readonly now?: (() => number) | undefined;
}
