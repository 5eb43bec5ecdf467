import { expect, test } from "vitest";
import { readChatCommand } from "../../src/terminal/chat-command.js";

test.each([
  ["/help", "help", ""],
  ["/so_lieu  hộ   nghèo ", "figures", "hộ nghèo"],
  ["/SO-LIEU", "figures", ""],
  ["/số_liệu", "figures", ""],
  ["/muc_luc 2", "contents", "2"],
  ["/tiep", "more", ""],
  ["/thoát", "exit", ""],
  ["/constructor", "unknown", ""],
])("%s is a command", (line, name, argument) => {
  expect(readChatCommand(line)).toMatchObject({ name, argument });
});

test.each(["help", "/", "/ help", "3/4 số hộ", "", "//"])("“%s” is none", (line) => {
  expect(readChatCommand(line)).toBeNull();
});
