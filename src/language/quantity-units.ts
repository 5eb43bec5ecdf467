import { foldDiacritics } from "./syllable.js";

// What is counted or measured: where the words of a unit are not known, the number alone is the figure.
const symbols = "%|‰|USD|VND|VNĐ|km2|km²|km|m2|m²|m3|m³|m|kg|ha|cm|mm|MW|kWh|kV|đ|°C";
const scale = "trăm|chục|vạn|nghìn|ngàn|triệu|tỷ|tỉ";
const longCounted =
  "hộ nghèo|hộ cận nghèo|hộ gia đình|hộ dân|tập thể cấp ủy|tập thể|cá nhân|đảng viên|cán bộ|công chức|viên chức|vấn đề|nội dung|đoàn liên ngành|" +
  "lượt người|người dân|đơn vị|công trình|dự án|mô hình|tổ chức đảng|chi bộ|đảng bộ|cấp ủy|học sinh|sinh viên|giáo viên|bệnh nhân|đại biểu|hội viên|" +
  "thành viên|chỉ tiêu|nhiệm vụ|nhóm|giải pháp|ý kiến|đồng chí|hồ sơ|thủ tục|doanh nghiệp|cơ sở|cơ quan|hợp tác xã|tổ hợp tác|địa phương|lao động|" +
  "trường hợp|phòng học|trạm y tế|thị trấn|tuổi đảng|năm tuổi đảng|nông dân|căn nhà|lớp học|sở, ngành|nghị quyết|văn bản|vụ việc|bằng khen";
const counted =
  "hộ|người|xã|phường|quận|huyện|tỉnh|ấp|trường|lớp|em|cháu|căn|nhà|cây|con|cái|chiếc|máy|xe|cầu|tuyến|cơn|vụ|lần|lượt|cuộc|đợt|đoàn|tổ|đội|ban|" +
  "ngành|sở|chợ|trạm|điểm|giường|ca|suất|bộ|bài|đơn|phiếu|giống|loại|bước|khâu|mặt|việc|khoản|phần|buổi|khóa|tập|cuốn|kênh|giếng|lô|thửa|khu|tiết|liều|bao|thùng";
const measured =
  "phần trăm|mét vuông|mét khối|héc ta|hecta|ki lô mét|mét|tấn|tạ|yến|lít|công đất|công|giạ|đồng|đô la|tuổi|giờ|phút|giây|tuần|quý|năm|tháng|ngày";
const per = "(?:/\\p{L}[\\p{L}\\p{M}]*)?";

/** The unit directly behind a number, with the scale before it and what it is measured by (`triệu đồng/ha`). */
export const units = new RegExp(
  `^\\s?(?:(?:${symbols})(?![\\p{L}\\p{M}\\d])|(?:(?:${scale})(?:\\s(?:${scale}))*(?![\\p{L}\\p{M}])(?:\\s(?:${longCounted}|${measured}|${counted}|USD|ha|m2|m²)(?![\\p{L}\\p{M}]))?|(?:${longCounted}|${measured}|${counted})(?![\\p{L}\\p{M}])(?!\\s\\d)))${per}`,
  "iu",
);

// `ta` of `héc ta` is also a word that says nothing, and is not looked for.
const measure = new RegExp(`^(?:${symbols}|${measured}|héc|${foldDiacritics(`${measured}|héc`)})$`, "iu");

/** Whether a word is a unit of measure, which a text may write in another way (`héc ta`, `ha`). */
export function isMeasure(word: string): boolean {
  return measure.test(word.normalize("NFC"));
}
