import { expect, test } from "vitest";
import { decodeLines } from "../../../../src/corpus/import/encoding/decode-lines.js";
import { toViqr } from "../../support/encoders.js";

test("every line of a text in VIQR is decoded: short ones, long ones, and those in capitals", () => {
  const lines = [
    "CHUYỂN BIẾN TỪ CƠ SỞ Ở ĐỊA PHƯƠNG",
    "Qua đợt kiểm tra của Thành ủy và các cấp ủy Đảng về tình hình khắc phục khuyết điểm tại các cơ quan, nhiều tổ chức Đảng thể hiện rõ quyết tâm.",
    "Thứ trưởng Bộ vừa ký quyết định cho phép 9 đại học trọng điểm thí điểm đào tạo theo chương trình tiên tiến của nước ngoài",
    "Số hộ nghèo",
    "THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ Ở XÃ",
  ];
  expect(decodeLines(lines.map((line) => toViqr(line).replace(/\\?\.$/u, "\\."))).lines).toEqual(lines);
});

test("a line that is Unicode among them stays as it is", () => {
  const lines = [toViqr("Qua đợt kiểm tra của Thành ủy và các cấp ủy Đảng"), "Nguyễn Văn Bé", "NATO 2012"];
  expect(decodeLines(lines).lines.slice(1)).toEqual(["Nguyễn Văn Bé", "NATO 2012"]);
});
