/** Failures of taking in documents: what happened, and what to do. */
export const importErrors = {
  IMPORT_FIELD: {
    vi: "{file} không cho biết {field}. Hãy thêm tùy chọn {option}.",
    en: "{file} does not tell the {field}. Add the option {option}.",
  },
  IMPORT_OPTION: {
    vi: "Tùy chọn {option} không nhận giá trị “{value}”. Ví dụ đúng: {option} {example}",
    en: "The option {option} does not take “{value}”. A right one: {option} {example}",
  },
  IMPORT_UNREADABLE: {
    vi: "Không đọc được {file} ({reason}). Hãy kiểm tra đường dẫn.",
    en: "{file} cannot be read ({reason}). Check the path.",
  },
  IMPORT_UNWRITABLE: {
    vi: "Không ghi được {path} ({reason}). Hãy kiểm tra quyền ghi và dung lượng đĩa.",
    en: "{path} cannot be written ({reason}). Check permissions and disk space.",
  },
  IMPORT_EXISTS: {
    vi: "{path} đã có và khác với bài sắp ghi. Thêm --force để ghi đè, hoặc --slug để đặt tên khác.",
    en: "{path} exists and differs from what would be written. Add --force to replace it, or --slug for another name.",
  },
  IMPORT_LOST: {
    vi: "{file}: bài ghi ra không giữ nguyên từng ký tự của nguồn nên đã bị hủy. Đây là lỗi của chương trình, xin báo lại.",
    en: "{file}: the article would not hold every character of its source, so it was not written. This is a defect: please report it.",
  },
  IMPORT_UNKNOWN: {
    vi: "{file} là {kind}, chương trình không đọc được loại tệp này. Hãy lưu thành PDF, DOCX hoặc văn bản thuần rồi nhập lại.",
    en: "{file} is {kind}, which cannot be read. Save it as PDF, DOCX or plain text and import that.",
  },
  IMPORT_ENCRYPTED: {
    vi: "{file} được đặt mật khẩu. Hãy mở bằng mật khẩu, lưu một bản không có mật khẩu rồi nhập bản đó.",
    en: "{file} is protected by a password. Open it with the password, save a copy without one and import that.",
  },
  IMPORT_DAMAGED: {
    vi: "{file} bị hỏng hoặc không trọn vẹn ({reason}). Hãy chép hoặc tải lại tệp.",
    en: "{file} is damaged or incomplete ({reason}). Copy or download it again.",
  },
  IMPORT_NO_TEXT: {
    vi: "{file} không có chữ nào đọc được. Hãy kiểm tra tệp; nếu là bản chụp, hãy chụp lại rõ hơn.",
    en: "{file} holds no text that can be read. Check the file; if it is a scan or photo, take a sharper one.",
  },
  IMPORT_TOO_LARGE: {
    vi: "{file} quá lớn ({size} {unit}, nhiều nhất {limit}). Hãy tách thành nhiều tệp nhỏ hơn.",
    en: "{file} is too large ({size} {unit}, at most {limit}). Split it into smaller files.",
  },
  IMPORT_TOO_SLOW: {
    vi: "{file}: đọc quá {seconds} giây mà chưa xong nên đã dừng. Hãy tách tệp ra, hoặc lưu sang định dạng khác.",
    en: "{file}: not read within {seconds} seconds, so reading was stopped. Split the file, or save it in another format.",
  },
  IMPORT_MEMORY: {
    vi: "{file}: cần quá {limit} MB bộ nhớ nên đã dừng. Hãy tách tệp ra, hoặc lưu sang định dạng khác.",
    en: "{file}: needs more than {limit} MB of memory, so reading was stopped. Split the file, or save it in another format.",
  },
  IMPORT_UNSAFE: {
    vi: "{file} bị từ chối vì không an toàn ({reason}). Hãy lấy tài liệu ra rồi nhập trực tiếp.",
    en: "{file} is refused because it is not safe ({reason}). Take the document out and import it by itself.",
  },
} as const;
