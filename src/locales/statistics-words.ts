/** What `/thong_ke` tells administrators. */
export interface StatisticsWords {
  readonly heading: (days: number) => string;
  readonly none: string;
  /** `day` as `YYYY-MM-DD`; the counts of a day. */
  readonly day: (facts: CountedDay) => string;
  readonly all: (facts: Omit<CountedDay, "day">) => string;
  /** Above the questions that were not answered, where they are kept. */
  readonly unanswered: (days: number) => string;
  readonly noUnanswered: string;
  readonly question: (text: string, count: number) => string;
  /** Said where no text is kept. */
  readonly onlyCounts: string;
}

/** Questions, and how they ended. */
export interface CountedDay {
  readonly day: string;
  readonly answered: number;
  readonly related: number;
  readonly notFound: number;
}
