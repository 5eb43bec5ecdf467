/** The bot's number, as it stands before the colon of its token; it is no secret. */
export function botIdOf(token: string): string {
  return token.split(":", 1)[0] ?? "";
}
