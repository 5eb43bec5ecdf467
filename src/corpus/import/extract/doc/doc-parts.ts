import { CharacterLooks } from "./character-looks.js";
import type { FileInformation } from "./file-information.js";
import { fontsOf } from "./fonts.js";
import { DocLists } from "./lists.js";
import { boxesOf, type DocBoxes, type DocNotes, notesOf } from "./notes.js";
import { type DocSections, sectionsOf } from "./sections.js";
import { StyleSheet } from "./styles.js";
import { DocText } from "./text-walk.js";

/** What is known of a document while its text is read. */
export interface DocParts {
  readonly isOld: boolean;
  readonly text: DocText;
  readonly styles: StyleSheet;
  readonly looks: CharacterLooks;
  readonly lists: DocLists;
  readonly notes: DocNotes;
  readonly boxes: DocBoxes;
  readonly sections: DocSections;
}

/** @throws AppError IMPORT_DAMAGED naming the file */
export function partsOf(file: FileInformation, fileName: string): DocParts {
  const styles = StyleSheet.of(file);
  return {
    isOld: file.isOld,
    text: new DocText(file, fileName),
    styles,
    looks: new CharacterLooks(styles, fontsOf(file), file.isOld),
    lists: new DocLists(file),
    notes: notesOf(file),
    boxes: boxesOf(file),
    sections: sectionsOf(file),
  };
}
