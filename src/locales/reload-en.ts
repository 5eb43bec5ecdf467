import { numberFormat } from "./formats.js";
import type { ReloadWords } from "./reload-words.js";

const count = numberFormat("en");
const articles = (number: number) => `${count.format(number)} ${number === 1 ? "article" : "articles"}`;

/** What administrators are told in English when the corpus was read again. */
export const reloadEn: ReloadWords = {
  unchanged: "Nothing in the series has changed.",
  changed: ({ added, changed, withdrawn, passages }) => {
    const parts = [
      added > 0 ? `${articles(added)} added` : "",
      changed > 0 ? `${articles(changed)} changed` : "",
      withdrawn > 0 ? `${articles(withdrawn)} withdrawn` : "",
    ].filter((part) => part !== "");
    return `The series was loaded again: ${parts.join(", ")}; it has ${count.format(passages)} ${passages === 1 ? "paragraph" : "paragraphs"} now.`;
  },
  added: "Added",
  edited: "Changed",
  withdrawn: "Withdrawn",
  problems: "To be corrected (the articles stay as they were):",
  failed: "The series could not be loaded again; what was loaded stays in use:",
  more: (more) => `… and ${count.format(more)} more`,
};
