/** What a failure to load a package means, as a row of the table and what it names; null: it is none. */
export interface PackageFailure {
  readonly code: "PACKAGE_MISSING" | "PACKAGE_FOREIGN";
  readonly parameters: { readonly name: string; readonly reason: string };
}

/** What the runtime says of a package that is not there, or whose native part is for another machine (https://nodejs.org/api/errors.html). */
export function packageFailure(error: unknown): PackageFailure | null {
  if (!(error instanceof Error)) return null;
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = message.split("\n")[0] ?? "";
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
    const [, name] = /^Cannot find (?:package|module) '([^'./][^']*)'/.exec(message) ?? [];
    return name === undefined ? null : { code: "PACKAGE_MISSING", parameters: { name, reason } };
  }
  if (code !== "ERR_DLOPEN_FAILED") return null;
  const [, name = "?"] = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(message) ?? [];
  // The path of the file that nobody chose comes first.
  return { code: "PACKAGE_FOREIGN", parameters: { name, reason: reason.replace(/^\S*[\\/]/, "") } };
}
