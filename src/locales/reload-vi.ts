import { numberFormat } from "./formats.js";
import type { ReloadWords } from "./reload-words.js";

const count = numberFormat("vi");

/** What administrators are told in Vietnamese when the corpus was read again. */
export const reloadVi: ReloadWords = {
  unchanged: "Loạt bài không có gì thay đổi.",
  changed: ({ added, changed, withdrawn, passages }) => {
    const parts = [
      added > 0 ? `thêm ${count.format(added)} bài` : "",
      changed > 0 ? `sửa ${count.format(changed)} bài` : "",
      withdrawn > 0 ? `rút ${count.format(withdrawn)} bài` : "",
    ].filter((part) => part !== "");
    return `Đã nạp lại loạt bài: ${parts.join(", ")}; nay có ${count.format(passages)} đoạn.`;
  },
  added: "Thêm",
  edited: "Sửa",
  withdrawn: "Rút",
  problems: "Cần sửa (bài đã có vẫn được dùng như cũ):",
  failed: "Chưa nạp lại được loạt bài, bản đang có vẫn được dùng:",
  more: (more) => `… và ${count.format(more)} mục khác`,
};
