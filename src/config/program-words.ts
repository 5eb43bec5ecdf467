/**
 * The words of a command line, as a shell would part them but for everything else that shells do: blanks part words, single or double
 * quotes hold them together, nothing else means anything. A backslash is one, so that paths of Windows can be written.
 * @returns null where a quote is not closed, or the program's name is empty
 */
export function programWords(line: string): [program: string, ...args: string[]] | null {
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  if (/["']/.test(line.replace(/"[^"]*"|'[^']*'/g, ""))) return null;
  const [program, ...args] = words.map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ""),
  );
  return program ? [program, ...args] : null;
}
