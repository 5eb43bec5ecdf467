/** About the choice of series, where there are several. */
export interface SeriesWords {
  readonly heading: string;
  /** All of so many series are searched. */
  readonly all: (number: number) => string;
  /** Only these are searched, at least one. */
  readonly some: (titles: readonly string[]) => string;
  /** How the buttons of the list work. */
  readonly howToChoose: string;
  /** The same in a group, where only administrators may. */
  readonly howAdminsChoose: string;
  /** In the terminal: how to choose by name. */
  readonly howToType: string;
  /** Caption of the button that has all searched. */
  readonly everything: string;
  readonly parts: (number: number) => string;
  /** There is nothing to choose. */
  readonly onlyOne: (title: string) => string;
  /** No series is called like what was typed; the list follows. */
  readonly unknown: (name: string) => string;
  /** Several are, equally; they follow. */
  readonly several: (name: string) => string;
  /** Behind a list that is longer than what is shown. */
  readonly more: (number: number) => string;
  /** Below a reply that says that something is not there: what was searched. */
  readonly searchedOnly: (titles: readonly string[]) => string;
  /** Below a reply: all series that were chosen are gone, and everything was searched. */
  readonly allGone: (titles: readonly string[]) => string;
  /** Some of them are gone, and the others were searched. */
  readonly someGone: (titles: readonly string[]) => string;
  /** Why a press or message changed nothing. */
  readonly onlyAdmins: string;
  readonly tooMany: (most: number) => string;
  readonly notKept: string;
  /** A line of `/help`, where there are several series. */
  readonly help: string;
  /** The same about asking from other chats. */
  readonly helpInline: string;
  /** `/muc_luc 2`: several series have that part; they follow. */
  readonly samePart: (part: string) => string;
}
