import fc from "fast-check";

const SYLLABLES =
  "bà con cải tạo vườn tạp kém hiệu quả để trồng các loại cây ăn trái có giá trị kinh tế cao nhằm giảm tỷ lệ hộ nghèo trong quận và nâng chất lượng giải quyết thủ tục hành chính của nhân dân đồng thời đẩy mạnh công tác tuyên truyền vận động nông dân chuyển dịch cơ cấu cây trồng xây dựng mô hình mới nghiêm túc kiểm điểm khuyết".split(
    " ",
  );
const NAMES = [
  "Cần Thơ",
  "Ô Môn",
  "Thới Lai",
  "Cờ Đỏ",
  "UBND",
  "BTV Thành ủy",
  "Nguyễn Văn Bé Ba",
  "NQTW4",
  "Bình Thủy",
];
const FIGURES = ["2012", "47", "9,52%", "2.380 ha", "(BCH)", '"một cửa"', "kinh tế - xã hội"];

const word = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(...SYLLABLES) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom(...FIGURES) },
);
const mark = fc.constantFrom("", "", "", "", "", "", ",", ";");
const clause = fc.tuple(word, mark).map(([text, after]) => text + after);
const sentence = fc
  .tuple(
    fc.constantFrom(...NAMES, "Qua", "Nhờ", "Theo", "Đến"),
    fc.array(clause, { minLength: 8, maxLength: 40 }),
    word,
  )
  .map(([first, middle, last]) => `${[first, ...middle, last].join(" ")}.`);

/** A paragraph such as newspapers print: one to six sentences. */
export const paragraph = fc
  .array(sentence, { minLength: 1, maxLength: 6 })
  .map((sentences) => sentences.join(" "));

/** Running text of twelve to forty paragraphs. */
export const runningText = fc.array(paragraph, { minLength: 12, maxLength: 40 });
