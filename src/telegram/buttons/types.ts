/** A passage as it was shown: which one, and which of its sentences were bold. */
export interface Sight {
  readonly ordinal: number;
  /** 0-based numbers of the highlighted sentences, ascending. */
  readonly sentences: readonly number[];
}

/** What a person was shown as the answer to one question. */
export interface Trail {
  readonly outcome: "answered" | "related";
  /** The excerpts, best first; at least one. */
  readonly sights: readonly Sight[];
  /** Index of the excerpt at hand. */
  readonly at: number;
}

/** What a button does. Whatever it needs is in it: a press can be understood after a restart. */
export type ButtonAction =
  | { readonly kind: "answer" | "context"; readonly trail: Trail }
  /** The section that holds the passage; `page` counts from 0. */
  | {
      readonly kind: "section";
      readonly ordinal: number;
      readonly page: number;
      readonly trail: Trail | null;
    }
  /** One paragraph; `piece` counts from 0, for paragraphs longer than a message. */
  | {
      readonly kind: "passage";
      readonly ordinal: number;
      readonly piece: number;
      readonly trail: Trail | null;
    }
  /** The sections of the article that holds the passage. */
  | { readonly kind: "article"; readonly ordinal: number; readonly page: number }
  /** The articles of the series. */
  | { readonly kind: "contents"; readonly page: number }
  /** Sentences with a figure, about the topic that the message names; `offset` sentences are left out. */
  | { readonly kind: "figures"; readonly offset: number }
  | { readonly kind: "remove" };

/** A button: what it does, and who may press it besides administrators; null: nobody else. */
export interface Button {
  readonly asker: number | null;
  readonly action: ButtonAction;
}

/** How callback data was understood: a button, or why it is none any more. */
export type Press = Button | "outdated" | "gone";
