import type { Story } from "../flow/story.js";
import type { State } from "./state.js";
import type { Aside } from "./words.js";

/** A group that is open: what holds around it, and the story that ends with it. */
export interface Frame {
  readonly state: State;
  readonly story: Story;
  readonly aside: Aside | null;
}

/** Groups within groups; no program writes so many. */
export const deepest = 2_000;
