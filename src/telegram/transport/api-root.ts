/** Where Telegram's own Bot API is. */
export const DEFAULT_API_ROOT = "https://api.telegram.org";

/** The root as requests are made from it: no slash at its end. */
export function tidyApiRoot(root: string = DEFAULT_API_ROOT): string {
  return root.replace(/\/+$/, "");
}

/** An address as it may be shown. */
export function withoutCredentials(root: string): string {
  return root.replace(/\/\/[^/@]*@/, "//");
}
