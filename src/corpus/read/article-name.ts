/** Whether a file of the corpus folder is an article, by its name without folders: a `.md` file but README.md and hidden ones. */
export function isArticleName(name: string): boolean {
  return /\.md$/iu.test(name) && !name.startsWith(".") && name.toLowerCase() !== "readme.md";
}
