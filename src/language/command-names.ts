/** The commands that every channel has. */
export type CommandName =
  | "ask"
  | "start"
  | "help"
  | "contents"
  | "figures"
  | "sources"
  | "reload"
  | "articles"
  | "statistics";

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
