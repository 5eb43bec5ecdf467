/** Days begin and end as they do for the readers, wherever the machine stands. */
export const vietnamTime = "Asia/Ho_Chi_Minh";

let format: Intl.DateTimeFormat | undefined;

/** The day of a moment in Vietnam, as `YYYY-MM-DD`. @param time in ms since 1970 */
export function dayOf(time: number): string {
  // Sweden writes days so.
  format ??= new Intl.DateTimeFormat("sv-SE", { timeZone: vietnamTime, dateStyle: "short" });
  return format.format(time);
}
