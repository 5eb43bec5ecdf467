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
