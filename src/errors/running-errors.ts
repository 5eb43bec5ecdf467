/** What keeps the program from running, or from running whole, on the machine that it was put on: rows of the table of errors. */
export const runningErrors = {
  SERIES_UNKNOWN: {
    vi: "Không có loạt bài nào tên gần với “{name}”. Hiện có: {known}. Hãy sửa --series.",
    en: "No series is called anything like “{name}”. There are: {known}. Correct --series.",
  },
  SERIES_AMBIGUOUS: {
    vi: "Có nhiều loạt bài tên gần với “{name}”: {known}. Hãy viết rõ hơn sau --series.",
    en: "Several series are called something like “{name}”: {known}. Say more after --series.",
  },
  ENV_UNREADABLE: {
    vi: "Không đọc được {file} ({reason}). Hãy cấp quyền đọc cho người dùng chạy chương trình, hoặc chuyển tệp này đi nơi khác.",
    en: "{file} cannot be read ({reason}). Let the user that runs the program read it, or move it away.",
  },
  NODE_TOO_OLD: {
    vi: "Node.js {version} quá cũ: chương trình cần Node.js {needed} trở lên (20, 22 hoặc 24). Hãy cài bản mới rồi chạy lại.",
    en: "Node.js {version} is too old: the program needs Node.js {needed} or later (20, 22 or 24). Install one, then run again.",
  },
  PACKAGE_MISSING: {
    vi: "Chưa cài gói {name}. Hãy chạy npm ci trong thư mục dự án, trên chính máy này.",
    en: "The package {name} is not installed. Run npm ci in the project's folder, on this very machine.",
  },
  PACKAGE_FOREIGN: {
    vi: "Gói {name} không chạy được trên máy này ({reason}): có lẽ thư mục node_modules được chép từ hệ điều hành, bộ xử lý hoặc bản Node.js khác. Hãy xoá thư mục đó rồi chạy npm ci.",
    en: "The package {name} does not run on this machine ({reason}): node_modules may have been copied from another system, processor or Node.js. Delete that folder, then run npm ci.",
  },
  GRAPH_UNAVAILABLE: {
    vi: "Không nạp được mô-đun tìm vectơ hnswlib-node ({reason}); chương trình so với từng vectơ: kết quả vẫn đúng, chỉ chậm hơn vì có hơn một triệu đoạn. Nếu cần, hãy cài python3, make và trình biên dịch C++, rồi chạy: npm rebuild hnswlib-node --ignore-scripts=false",
    en: "The vector search module hnswlib-node cannot be loaded ({reason}); every vector is compared instead: as right, and slower only because there are more than a million paragraphs. To have it, install python3, make and a C++ compiler, then run: npm rebuild hnswlib-node --ignore-scripts=false",
  },
  INDEX_UNREADABLE: {
    vi: "Người dùng chạy chương trình không được đọc chỉ mục trong {folder} ({reason}), nên lần này chỉ mục được lập lại trong bộ nhớ. Hãy giao thư mục này cho người dùng đó (chown), hoặc đổi INDEX_DIR.",
    en: "The user that runs the program may not read the index in {folder} ({reason}), so it is built anew in memory for now. Give the folder to that user (chown), or change INDEX_DIR.",
  },
  INDEX_NOT_UPDATED: {
    vi: "Không ghi được chỉ mục mới vào {folder} ({reason}), cũng không ghi được vào thư mục tạm, nên bản cũ vẫn được dùng. Hãy kiểm tra quyền ghi và dung lượng đĩa rồi nạp lại.",
    en: "The new index could not be written to {folder} ({reason}), nor to the temporary folder, so the old one stays in use. Check the permissions and the free space, then load the corpus again.",
  },
  CORPUS_READ_ONLY: {
    vi: "Không ghi được vào thư mục bài {folder} ({reason}), nên chưa nhận, thay hay rút được bài qua chat; chưa có gì thay đổi. Hãy cho người dùng chạy chương trình quyền ghi thư mục này (docs/DEPLOY.md) và kiểm tra dung lượng đĩa.",
    en: "The folder of the articles, {folder}, cannot be written ({reason}), so no article can be taken in, replaced or withdrawn by chat; nothing has changed. Let the user that runs the program write it (docs/DEPLOY.md), and check the free space.",
  },
  RESTART_NEEDED: {
    vi: "Chương trình hoặc mô hình trên đĩa đã được thay từ lúc khởi động, nên chưa nạp lại được bài; bản cũ vẫn được dùng. Hãy khởi động lại.",
    en: "The program or a model on the disk was replaced since the start, so the corpus cannot be loaded again; what was loaded stays in use. Restart the program.",
  },
  MODEL_RUNTIME_UNAVAILABLE: {
    vi: "Mô hình {model} cần thư viện không nạp được trên máy này ({reason}). Hãy chạy npm ci trên chính máy này, hoặc bỏ EMBEDDING_MODEL để dùng mô hình có sẵn, không cần thư viện đó.",
    en: "The model {model} needs a runtime that cannot be loaded on this machine ({reason}). Run npm ci on this very machine, or unset EMBEDDING_MODEL to use the bundled model, which needs none.",
  },
  DATABASE_UNAVAILABLE: {
    vi: "Không dùng được cơ sở dữ liệu PostgreSQL ({reason}). Hãy kiểm tra DATABASE_URL, mạng và máy chủ cơ sở dữ liệu; chương trình tự nối lại khi máy chủ chạy.",
    en: "The PostgreSQL database cannot be used ({reason}). Check DATABASE_URL, the network and the database server; the program connects again by itself once that runs.",
  },
  DATABASE_SCHEMA_NEWER: {
    vi: "Cơ sở dữ liệu đã được một bản mới hơn của chương trình nâng cấp (lược đồ {present}, bản này biết đến {known}). Hãy chạy bản mới hơn đó, hoặc dùng DATABASE_URL của một cơ sở dữ liệu khác.",
    en: "The database was brought up to date by a later release of the program (schema {present}, this one knows {known}). Run that later release, or give DATABASE_URL of another database.",
  },
  DATABASE_REFUSED: {
    vi: "Cơ sở dữ liệu PostgreSQL không nhận ({reason}). Hãy kiểm tra người dùng, mật khẩu, tên cơ sở dữ liệu và quyền trong DATABASE_URL (docs/DEPLOY.md).",
    en: "The PostgreSQL database refuses ({reason}). Check the user, password, database name and rights in DATABASE_URL (docs/DEPLOY.md).",
  },
  DATABASE_EXTENSION_MISSING: {
    vi: "Cơ sở dữ liệu PostgreSQL chưa có phần mở rộng {extension} ({reason}). Hãy cài gói của nó trên máy chủ (Debian 13: postgresql-17-pgvector) rồi chạy CREATE EXTENSION {extension} trong cơ sở dữ liệu, hoặc đặt SEARCH_ENGINE=embedded.",
    en: "The PostgreSQL database lacks the extension {extension} ({reason}). Install its package on the server (Debian 13: postgresql-17-pgvector), then run CREATE EXTENSION {extension} in the database, or set SEARCH_ENGINE=embedded.",
  },
  LIBRARY_DIFFERS: {
    vi: "{folder} có {count} tệp khác với các bài trong cơ sở dữ liệu ({names}); chương trình trả lời theo cơ sở dữ liệu. Để đưa các tệp ấy vào: npm run articles:import -- {folder}. Để ghi các bài của cơ sở dữ liệu ra đó: npm run articles:export -- {folder} --force.",
    en: "{folder} has {count} files that are not in the database ({names}); questions are answered from the database. To take them in: npm run articles:import -- {folder}. To write the database's articles there: npm run articles:export -- {folder} --force.",
  },
  LIBRARY_CHANGED: {
    vi: "{file} trong cơ sở dữ liệu vừa được người khác thay đổi nên chưa ghi gì. Hãy chạy lại.",
    en: "{file} was changed in the database by somebody else meanwhile, so nothing was written. Run it again.",
  },
  LIBRARY_EXPORT_EXISTS: {
    vi: "{folder} đã có {file} với nội dung khác nên chưa ghi gì. Hãy chọn thư mục khác, hoặc thêm --force để thay.",
    en: "{folder} has {file} with another text, so nothing was written. Choose another folder, or add --force to replace it.",
  },
  LIBRARY_NOT_PUBLISHED: {
    vi: "Cơ sở dữ liệu chưa có chỉ mục nào mà bản chương trình này dùng được ({reason}), và {folder} không có bài để lập. Hãy chạy npm run index với SEARCH_ENGINE=postgres trên máy có các bài.",
    en: "The database holds no index that this release of the program can use ({reason}), and {folder} has no articles to build one from. Run npm run index with SEARCH_ENGINE=postgres on a machine that has the articles.",
  },
  LIBRARY_DAMAGED: {
    vi: "Chỉ mục {generation} trong cơ sở dữ liệu bị hỏng ({reason}). Hãy chạy npm run index -- --force với SEARCH_ENGINE=postgres trên máy có các bài.",
    en: "Index {generation} in the database is damaged ({reason}). Run npm run index -- --force with SEARCH_ENGINE=postgres on a machine that has the articles.",
  },
  PUBLISH_INTERRUPTED: {
    vi: "Chưa công bố được chỉ mục mới: máy này ngừng quá lâu nên máy khác đã làm thay. Chỉ mục cũ vẫn được dùng; hãy chạy lại nếu vẫn cần.",
    en: "The new index was not published: this machine stood still for so long that another took its place. The present index stays in use; run it again if it is still needed.",
  },
  TELEGRAM_WEBHOOK_IN_USE: {
    vi: "BOT_TOKEN này đang có webhook tại {host}: bot chạy ở đó sẽ không nhận tin nữa nếu nhận bằng long polling ở đây. Hãy dùng token khác, hoặc đặt DELETE_WEBHOOK=true để bỏ webhook đó.",
    en: "This BOT_TOKEN has a webhook at {host}: the bot that runs there would go deaf if messages were fetched here. Use another token, or set DELETE_WEBHOOK=true to take that webhook away.",
  },
} as const;
