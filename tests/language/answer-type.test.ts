import { describe, expect, it } from "vitest";
import { type AnswerType, askedTypeOf, asksOfPresent, mayTell } from "../../src/language/answer-type.js";
import { canonicalForm, foldDiacritics } from "../../src/language/syllable.js";

const asTyped = (question: string) => foldDiacritics(canonicalForm(question));

/** Questions by what they ask for. */
const asked: Readonly<Record<AnswerType, readonly string[]>> = {
  phone: [
    "Số điện thoại của phòng Thuế",
    "sđt phường Trà Nóc",
    "Đường dây nóng là gì",
    "What is the phone number?",
    "điện thoại quận ủy Ô Môn",
  ],
  email: ["email của phòng Thuế", "hỏi e-mail quận", "Thư điện tử của Sở là gì?"],
  age: ["Ông ấy bao nhiêu tuổi?", "đồng chí Nhiệm mấy tuổi", "Bà sinh năm nào?", "How old is he?"],
  percent: [
    "giải ngân vốn đạt bao nhiêu phần trăm",
    "Tỷ lệ hộ nghèo",
    "Tỉ lệ hộ nghèo là bao nhiêu",
    "giảm bao nhiêu % hộ nghèo",
    "What percentage of households?",
  ],
  money: [
    "Thu thuế được bao nhiêu tiền",
    "hỗ trợ mấy triệu",
    "Kinh phí xây cầu là bao nhiêu",
    "tăng lương lên bao nhiêu",
    "Bị phạt bao nhiêu?",
    "How much money was spent?",
  ],
  duration: ["Khắc phục trong bao lâu", "Thi công mất bao nhiêu tháng", "How long did it take?"],
  time: [
    "Kiểm điểm khi nào",
    "Hội nghị diễn ra vào năm nào",
    "bao giờ xong",
    "Tổ chức ngày mấy",
    "When was it?",
    "In which year was it?",
  ],
  quantity: [
    "Còn bao nhiêu hộ nghèo",
    "có mấy chi bộ",
    "con bn ho",
    "Số lượng đảng viên",
    "Tổng số hộ",
    "How many households?",
  ],
  reason: ["Vì sao giải ngân chậm", "Tại sao bị phê bình", "Nguyên nhân của khuyết điểm", "Why was it late?"],
  address: ["Địa chỉ phòng Thuế", "What is the address?"],
  place: ["Hội nghị họp ở đâu", "Phường nào giảm nghèo", "Vườn tạp ở nơi nào", "Where was it?"],
  document: ["Theo nghị định nào", "Nghị quyết số mấy", "nghi quyet so bao nhieu", "Căn cứ thông tư nào"],
  role: ["Ông Nhiệm giữ chức gì", "Chức vụ của ông Nhiệm", "What position does he hold?"],
  person: ["Ai là bí thư", "Đồng chí nào phát biểu", "Chủ tịch tên gì", "Who is the secretary?"],
  definition: ["NQTW4 là gì?", "TSVM viết tắt của từ gì", "What does it stand for?"],
  other: ["Khuyết điểm gì", "Trái cây", "Bình Thủy", ""],
};

describe.each(Object.entries(asked))("%s", (type, questions) => {
  it.each(questions)("is asked for by “%s”", (question) => {
    expect(askedTypeOf(asTyped(question)).type).toBe(type);
  });
});

describe("askedTypeOf", () => {
  it("takes what is asked more exactly", () => {
    expect(askedTypeOf("bao nhieu").type).toBe("quantity");
    expect(askedTypeOf("bao nhieu tien").type).toBe("money");
    expect(askedTypeOf("bao nhieu tuoi").type).toBe("age");
    expect(askedTypeOf("bao nhieu phan tram").type).toBe("percent");
    expect(askedTypeOf("bao nhieu thang").type).toBe("duration");
    expect(askedTypeOf("nghi quyet so bao nhieu").type).toBe("document");
  });

  it.each([
    ["quan o mon con bao nhieu ho ngheo", "bao nhieu"],
    ["ai la bi thu", "ai"],
    ["khuyet diem gi", ""],
  ])("tells where the words stand in “%s”", (question, words) => {
    const { start, end } = askedTypeOf(question);
    expect(question.slice(start, end)).toBe(words);
  });

  it.each(["mai", "hai", "tai lieu", "bnh", "thang maya"])("hears no question word in “%s”", (words) => {
    expect(askedTypeOf(words).type).toBe("other");
  });
});

describe("asksOfPresent", () => {
  it.each(["hien nay con bao nhieu ho", "den nay", "how many are there now"])(
    "hears it in “%s”",
    (question) => {
      expect(asksOfPresent(question)).toBe(true);
    },
  );

  it.each(["cuoi nam 2012", "hom nay", "know"])("does not in “%s”", (question) => {
    expect(asksOfPresent(question)).toBe(false);
  });
});

describe("mayTell", () => {
  it.each<readonly [AnswerType, string]>([
    ["phone", "Liên hệ: 0292 382 0536."],
    ["phone", "Điện thoại: 3820536."],
    ["age", "Ông Nhiệm, 52 tuổi, nói."],
    ["age", "Ông sinh năm 1960."],
    ["money", "Quận thu 120 tỷ đồng."],
    ["money", "Mỗi hộ được hỗ trợ năm triệu đồng."],
    ["money", "Học sinh được học miễn phí."],
    ["percent", "Giải ngân đạt 47,5% kế hoạch."],
    ["percent", "Tỷ lệ là bốn mươi phần trăm."],
    ["percent", "Có 47/50 hộ."],
    ["duration", "Công trình kéo dài 18 tháng."],
    ["duration", "Họ chờ ba năm."],
    ["time", "Cuối năm 2012 quận còn nghèo."],
    ["time", "Hội nghị họp ngày 3/2."],
    ["quantity", "Quận còn 3.093 hộ nghèo."],
    ["quantity", "Quận còn vài hộ nghèo."],
    ["reason", "Chậm do thiếu vốn."],
    ["address", "Trụ sở ở số 5 đường Hòa Bình."],
    ["address", "Trụ sở đặt tại phường Tân An."],
    ["address", "Nhà ông ở ấp Thới Bình."],
    ["email", "Thư xin gửi về toasoan@baocantho.com.vn."],
    ["place", "Hội nghị họp tại trụ sở."],
    ["place", "Cán bộ về Thới Lai."],
    ["document", "Theo Nghị định 15/2012."],
    ["role", "Ông là Phó Bí thư Quận ủy."],
    ["person", "Nguyễn Tòng Nhiệm phát biểu."],
    ["person", "Một người dân cho biết."],
  ])("%s: “%s”", (type, sentence) => {
    expect(mayTell(type, sentence)).toBe(true);
  });

  it.each<readonly [AnswerType, string]>([
    ["phone", "Quận còn 3.093 hộ nghèo."],
    ["phone", "Ngân hàng cho vay 12.093.450.000 đồng."],
    ["phone", "Ngân hàng cho vay 12 093 450 000 đồng."],
    ["age", "Ông làm việc 12 năm."],
    ["money", "Quận còn 3.093 hộ nghèo."],
    ["percent", "Quận còn 3.093 hộ nghèo."],
    ["duration", "Quận còn 3.093 hộ nghèo."],
    ["time", "Quận còn nhiều hộ nghèo."],
    ["quantity", "Quận còn nhiều hộ nghèo."],
    ["reason", "Quận còn nhiều hộ nghèo."],
    ["address", "Ông Nhiệm phát biểu."],
    ["address", "Chi cục Thuế quận Bình Thủy thu đạt dự toán."],
    ["address", "Có số hộ nghèo cao nhất."],
    ["email", "Thư xin gửi về tòa soạn."],
    ["place", "hộ nghèo giảm nhanh."],
    ["document", "Quận còn nhiều hộ nghèo."],
    ["role", "Hộ nghèo giảm nhanh."],
    ["person", "Hộ nghèo giảm nhanh."],
  ])("%s: not “%s”", (type, sentence) => {
    expect(mayTell(type, sentence)).toBe(false);
  });

  it.each<AnswerType>(["definition", "other"])("lets any words tell what is %s", (type) => {
    expect(mayTell(type, "Hộ nghèo giảm.")).toBe(true);
    expect(mayTell(type, "")).toBe(true);
  });
});
