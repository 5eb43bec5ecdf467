import { isAddress, isFields, isFlag, unknownField } from "./fields.js";

const flags = ["is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text"];

/** What is wrong with options of a link preview (https://core.telegram.org/bots/api#linkpreviewoptions); null: nothing. */
export function previewFault(options: unknown): string | null {
  if (options === undefined) return null;
  if (!isFields(options)) return "can't parse link preview options: expected an Object";
  const unknown = unknownField(options, [...flags, "url"]);
  if (unknown) return `this strict server takes no "${unknown}" in link preview options`;
  if (!flags.every((flag) => isFlag(options[flag]))) return "can't parse link preview options";
  if (options.prefer_small_media === true && options.prefer_large_media === true)
    return "link preview can't prefer both small and large media";
  return options.url === undefined || isAddress(options.url, "http", "https") ? null : "WEBPAGE_URL_INVALID";
}
