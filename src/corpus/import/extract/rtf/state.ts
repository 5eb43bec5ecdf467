import type { ParagraphLook } from "../flow/story.js";

/** Where text goes. */
export type Destination = "text" | "skip" | "fonts" | "styles" | "title" | "shape";

/** What a group inherits from the one around it, and gives back at its end. Never changed: a new one is made, so that groups may share it. */
export interface State {
  readonly destination: Destination;
  readonly font: number;
  /** In half points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly isRaised: boolean;
  readonly isHidden: boolean;
  readonly isDeleted: boolean;
  /** How many characters follow each `\u` for readers that do not know it. */
  readonly fallbacks: number;
  readonly paragraph: ParagraphLook;
  readonly inTable: boolean;
}

export const plainParagraph: ParagraphLook = { align: null, indent: null, role: null, level: null };

/** @param font the file's own */
export function startState(font = 0): State {
  return {
    destination: "text",
    font,
    size: 24,
    bold: false,
    italic: false,
    isRaised: false,
    isHidden: false,
    isDeleted: false,
    fallbacks: 1,
    paragraph: plainParagraph,
    inTable: false,
  };
}

type Change = (state: State, value: number | null) => State;

const on = (value: number | null): boolean => value !== 0;

const align =
  (side: NonNullable<ParagraphLook["align"]>): Change =>
  (state) => ({ ...state, paragraph: { ...state.paragraph, align: side } });

/** Points in a twip, the unit of most measures. */
const twip = 1 / 20;

/** Levels of an outline from 0 on; beyond these they are body text. */
const headingLevels = 6;

/** What control words change in the state. */
export const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  ["f", (state, value) => ({ ...state, font: value ?? 0 })],
  ["fs", (state, value) => ({ ...state, size: value ?? 24 })],
  ["b", (state, value) => ({ ...state, bold: on(value) })],
  ["i", (state, value) => ({ ...state, italic: on(value) })],
  ["v", (state, value) => ({ ...state, isHidden: on(value) })],
  ["deleted", (state, value) => ({ ...state, isDeleted: on(value) })],
  ["super", (state, value) => ({ ...state, isRaised: on(value) })],
  ["up", (state, value) => ({ ...state, isRaised: (value ?? 6) > 0 })],
  ["sub", (state) => ({ ...state, isRaised: false })],
  ["nosupersub", (state) => ({ ...state, isRaised: false })],
  ["uc", (state, value) => ({ ...state, fallbacks: Math.max(0, value ?? 1) })],
  ["ql", align("left")],
  ["qr", align("right")],
  ["qc", align("center")],
  ["qj", align("justify")],
  ["qd", align("justify")],
  ["fi", (state, value) => ({ ...state, paragraph: { ...state.paragraph, indent: (value ?? 0) * twip } })],
  ["intbl", (state) => ({ ...state, inTable: true })],
  ["pard", (state) => ({ ...state, paragraph: plainParagraph, inTable: false })],
  [
    "outlinelevel",
    (state, value) =>
      value === null || value < 0 || value >= headingLevels
        ? state
        : { ...state, paragraph: { ...state.paragraph, role: "heading", level: value + 1 } },
  ],
]);

/** A state with the characters as they are in the beginning. @param font the file's own */
export function plain(state: State, font: number): State {
  const { size, bold, italic, isRaised, isHidden, isDeleted } = startState();
  return { ...state, font, size, bold, italic, isRaised, isHidden, isDeleted };
}
