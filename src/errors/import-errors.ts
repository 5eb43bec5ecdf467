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
    vi: "{path} đã có và khác với bài sắp ghi (sửa {changed}, thêm {added}, bớt {removed} đoạn; khác đầu tiên: “{before}” → “{after}”). Thêm --force để ghi đè, hoặc --part, --slug để ghi thành bài khác.",
    en: "{path} exists and differs from what would be written ({changed} paragraphs changed, {added} more, {removed} fewer; the first difference: “{before}” → “{after}”). Add --force to replace it, or --part or --slug to write another article.",
  },
  IMPORT_NAME: {
    vi: "{file}: tên tệp không phải UTF-8 nên không mở được. Hãy đổi tên tệp rồi nhập lại.",
    en: "{file}: the name of the file is not UTF-8, so it cannot be opened. Rename the file and import it again.",
  },
  IMPORT_LOST: {
    vi: "{file}: bài ghi ra không giữ nguyên từng ký tự của nguồn nên đã bị hủy. Đây là lỗi của chương trình, xin báo lại.",
    en: "{file}: the article would not hold every character of its source, so it was not written. This is a defect: please report it.",
  },
  IMPORT_FOLDER_EMPTY: {
    vi: "Không có tệp nào ở {file}. Hãy kiểm tra đường dẫn.",
    en: "There is no file at {file}. Check the path.",
  },
  IMPORT_SAME: {
    vi: "{file} có cùng nội dung với {other} nên không nhập lại. Nếu là bản sửa, hãy dùng --force.",
    en: "{file} holds the same text as {other}, so it was not imported again. If it is a corrected copy, use --force.",
  },
  IMPORT_STOPPED: {
    vi: "{file}: chương trình đọc tệp đã dừng đột ngột ({reason}). Hãy thử lưu tệp sang định dạng khác.",
    en: "{file}: the program that reads it ended without a result ({reason}). Try saving the file in another format.",
  },
  IMPORT_UNKNOWN: {
    vi: "{file} không phải là tài liệu đọc được. Hãy lưu thành PDF, DOCX hoặc văn bản thuần rồi nhập lại.",
    en: "{file} is no document that can be read. Save it as PDF, DOCX or plain text and import that.",
  },
  IMPORT_EMPTY: {
    vi: "{file} là tệp rỗng. Hãy chép hoặc tải lại tệp.",
    en: "{file} is an empty file. Copy or download it again.",
  },
  IMPORT_SPREADSHEET: {
    vi: "{file} là bảng tính, chương trình không đọc được loại tệp này. Hãy in bảng cần dùng ra PDF rồi nhập tệp PDF.",
    en: "{file} is a spreadsheet, which cannot be read. Print the tables you need to PDF and import that.",
  },
  IMPORT_PRESENTATION: {
    vi: "{file} là tệp trình chiếu, chương trình không đọc được loại tệp này. Hãy lưu thành PDF rồi nhập tệp PDF.",
    en: "{file} is a presentation, which cannot be read. Save it as PDF and import that.",
  },
  IMPORT_OLD_OFFICE: {
    vi: "{file} là tệp Office cũ mà chương trình không đọc được. Hãy mở bằng LibreOffice hoặc Word, lưu thành DOCX rồi nhập lại.",
    en: "{file} is an old Office file of a kind that cannot be read. Open it in LibreOffice or Word, save it as DOCX and import that.",
  },
  IMPORT_ARCHIVE: {
    vi: "{file} là tệp nén không phải ZIP. Hãy giải nén rồi nhập các tài liệu bên trong.",
    en: "{file} is an archive other than ZIP. Unpack it and import the documents in it.",
  },
  IMPORT_PROGRAM: {
    vi: "{file} là chương trình hoặc cơ sở dữ liệu, không phải tài liệu. Hãy chọn tệp khác.",
    en: "{file} is a program or a database, not a document. Choose another file.",
  },
  IMPORT_MEDIA: {
    vi: "{file} là phim hoặc bản ghi âm, không phải tài liệu. Hãy gỡ băng thành văn bản rồi nhập văn bản đó.",
    en: "{file} is a film or a recording, not a document. Write down what is said and import that text.",
  },
  IMPORT_PICTURE: {
    vi: "{file} là ảnh ở định dạng không đọc được. Hãy lưu thành PNG, JPEG hoặc TIFF rồi nhập lại.",
    en: "{file} is a picture in a format that cannot be read. Save it as PNG, JPEG or TIFF and import that.",
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
    vi: "{file} quá lớn ({size}, nhiều nhất {limit}: tính theo trang, tệp hoặc MB). Hãy tách thành nhiều tệp nhỏ hơn.",
    en: "{file} is too large ({size}, at most {limit}: counted in pages, files or MB). Split it into smaller files.",
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
