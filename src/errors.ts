/**
 * Every failure that a person may meet, in one table: what happened, and what to do.
 * `{name}` stands for a parameter given where the error is raised.
 */
const table = {
  CONFIG_INVALID: {
    vi: "Biến môi trường {variable} không hợp lệ: {reason}. Hãy sửa lại trong tệp .env (xem .env.example).",
    en: "Environment variable {variable} is not valid: {reason}. Correct it in .env (see .env.example).",
  },
  INTERNAL: {
    vi: "Lỗi ngoài dự kiến: {reason}. Hãy chạy lại với LOG_LEVEL=debug để xem chi tiết.",
    en: "Unexpected error: {reason}. Run again with LOG_LEVEL=debug to see the details.",
  },
} as const satisfies Record<string, { vi: string; en: string }>;

/** Code of an error that the project itself raises. */
export type ErrorCode = keyof typeof table;

/** Languages in which an error can be told to a person. */
export type ErrorLanguage = "vi" | "en";

/** Values for the `{placeholders}` of an error's text. */
export type ErrorParameters = Readonly<Record<string, string | number>>;

/** An error from the table. `message` is the English text; `describeError` gives it in the reader's language. */
export class AppError extends Error {
  override readonly name = "AppError";

  /**
   * @param code which row of the table
   * @param parameters values for the row's placeholders
   * @param options `cause`: the error underneath, kept for the log
   */
  constructor(
    readonly code: ErrorCode,
    readonly parameters: ErrorParameters = {},
    options?: { cause?: unknown },
  ) {
    super(fill(table[code].en, parameters), options);
  }
}

/** What happened and what to do, as one line for a person. Errors from outside the table are told as INTERNAL. */
export function describeError(error: unknown, language: ErrorLanguage): string {
  if (error instanceof AppError) return fill(table[error.code][language], error.parameters);
  const reason = error instanceof Error ? error.message : String(error);
  return fill(table.INTERNAL[language], { reason });
}

function fill(template: string, parameters: ErrorParameters): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
