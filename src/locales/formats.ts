import { vietnamTime } from "../usage/index.js";

/** How numbers are written in a language. Made when it is first asked: the runtime then loads tables, for which a start need not wait. */
export function numberFormat(
  language: string,
  options?: Intl.NumberFormatOptions,
): Pick<Intl.NumberFormat, "format"> {
  let made: Intl.NumberFormat | undefined;
  return {
    format: (value: number | bigint) => {
      made ??= new Intl.NumberFormat(language, options);
      return made.format(value);
    },
  };
}

/** How a moment is written, to the minute, in the time of Vietnam, where the readers are. Made when it is first asked, as numbers are. */
export function momentFormat(language: string): (time: number) => string {
  let made: Intl.DateTimeFormat | undefined;
  return (time) => {
    made ??= new Intl.DateTimeFormat(language, {
      timeZone: vietnamTime,
      dateStyle: "short",
      timeStyle: "short",
    });
    return made.format(time);
  };
}

/** How alternatives are listed in a language (“a, b hoặc c”). Made when it is first asked, as numbers are. */
export function alternativesFormat(language: string): Pick<Intl.ListFormat, "format"> {
  let made: Intl.ListFormat | undefined;
  return {
    format: (list) => {
      made ??= new Intl.ListFormat(language, { type: "disjunction" });
      return made.format(list);
    },
  };
}
