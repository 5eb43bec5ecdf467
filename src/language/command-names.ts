import { plainForm } from "./syllable.js";

/** The commands that every channel has. */
export type CommandName =
  | "ask"
  | "start"
  | "help"
  | "contents"
  | "figures"
  | "sources"
  | "series"
  | "reload"
  | "articles"
  | "statistics";

/** What people type behind the command for the series where they mean all of them, without diacritics. */
const allSeries: ReadonlySet<string> = new Set([
  "tat ca",
  "tat ca loat bai",
  "het",
  "all",
  "all series",
  "*",
]);

/** Whether somebody means all series, however that is typed. */
export function isAllSeries(name: string): boolean {
  return allSeries.has(plainForm(name.trim().replace(/\s+/gu, " ")));
}

/** What people type for them, without the slash: lower case, NFC. Names beyond a–z too, although Telegram itself has no such commands. */
export const commandNames: ReadonlyMap<string, CommandName> = new Map([
  ["hoi", "ask"],
  ["hỏi", "ask"],
  ["ask", "ask"],
  ["start", "start"],
  ["help", "help"],
  ["giup", "help"],
  ["giúp", "help"],
  ["muc_luc", "contents"],
  ["mucluc", "contents"],
  ["mục_lục", "contents"],
  ["contents", "contents"],
  ["so_lieu", "figures"],
  ["solieu", "figures"],
  ["số_liệu", "figures"],
  ["figures", "figures"],
  ["nguon", "sources"],
  ["nguồn", "sources"],
  ["sources", "sources"],
  ["loat_bai", "series"],
  ["loatbai", "series"],
  ["loạt_bài", "series"],
  ["series", "series"],
  ["nap_lai", "reload"],
  ["naplai", "reload"],
  ["nạp_lại", "reload"],
  ["reload", "reload"],
  ["bai", "articles"],
  ["bài", "articles"],
  ["articles", "articles"],
  ["thong_ke", "statistics"],
  ["thongke", "statistics"],
  ["thống_kê", "statistics"],
  ["statistics", "statistics"],
]);
