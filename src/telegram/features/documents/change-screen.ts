import type { Changed } from "../../../editorial/index.js";
import type { Reload } from "../../../index/index.js";
import type { ChangeKind, NamedPart } from "../../../locales/documents-words.js";
import { type Locale, troubleText } from "../../../locales/index.js";
import { clip } from "../../ui/cut.js";
import { keyboardOf, type Screen } from "../../ui/screen.js";
import { messageLimit, plain } from "../../ui/styled-text.js";
import { deskButton, keyOf, listButton } from "./screen-parts.js";

/** A change of the corpus, as it is told. */
export interface ToldChange {
  readonly kind: ChangeKind;
  readonly name: NamedPart;
  readonly change: Changed;
  /** Name of the article's file. */
  readonly file: string;
}

/**
 * What became of a change.
 * @param reload how reading the series again ended; absent: it is under way
 */
export function changeScreen(
  locale: Locale,
  { kind, name, change, file }: ToldChange,
  reload?: Reload,
): Screen {
  const { changes, buttons } = locale.telegram.documents;
  const errors = reload ? troubleOf(reload, file) : [];
  const text = !reload
    ? changes.loading[kind](name)
    : errors.length > 0
      ? troubleText(errors, changes.notLoaded(name), locale)
      : changes.done[kind](name);
  const { slug, before, after } = change;
  const key = keyOf(slug);
  const undo =
    before === null
      ? deskButton(buttons.undo, { act: "withdraw", key, ...(after !== null && { state: after }) })
      : deskButton(buttons.undo, {
          act: "restore",
          key,
          version: before,
          ...(after !== null && { state: after }),
        });
  const again = errors.length > 0 ? deskButton(buttons.loadAgain, { act: "reload" }) : null;
  // A text that was put where the very same stood took nothing away.
  return {
    content: plain(clip(text, messageLimit)),
    keyboard: keyboardOf([before === after ? null : undo, again, listButton(locale)]),
  };
}

/** Why an article is not answered from as it stands on the disk. */
function troubleOf(reload: Reload, file: string) {
  if ("error" in reload) return [reload.error];
  return reload.problems.filter(({ parameters }) => parameters.file === file);
}
