import { plainLetters } from "./look-alikes.js";
import { tokenize } from "./token.js";

// Abbreviations of Vietnamese administration and newspapers, and of typing on a phone. The corpus teaches its own besides.
const common = `
ubnd=uỷ ban nhân dân|hđnd=hội đồng nhân dân|ubmttq=uỷ ban mặt trận tổ quốc|mttq=mặt trận tổ quốc|ubkt=uỷ ban kiểm tra|btv=ban thường vụ|bch=ban chấp hành|bcs=ban cán sự|btc=ban tổ chức|btg=ban tuyên giáo|tu=thành uỷ/tỉnh uỷ/trung ương|hu=huyện uỷ|qu=quận uỷ|đu=đảng uỷ|tw=trung ương|nq=nghị quyết|nqtw=nghị quyết trung ương|ct=công thương/chỉ thị
tnmt=tài nguyên và môi trường/tài nguyên môi trường|nnptnt=nông nghiệp và phát triển nông thôn/nông nghiệp|ptnt=phát triển nông thôn|vhttdl=văn hoá thể thao và du lịch|vhtt=văn hoá thể thao/văn hoá thông tin|lđtbxh=lao động thương binh và xã hội|khđt=kế hoạch và đầu tư|gdđt=giáo dục và đào tạo|gtvt=giao thông vận tải|tttt=thông tin và truyền thông|tc=tài chính|khcn=khoa học và công nghệ|ca=công an|xd=xây dựng|tp=thành phố|tphcm=thành phố hồ chí minh|hcm=hồ chí minh|hn=hà nội|vn=việt nam|q=quận|p=phường|h=huyện|t=tỉnh|tx=thị xã
cchc=cải cách hành chính|tthc=thủ tục hành chính|gpmb=giải phóng mặt bằng|xdcb=xây dựng cơ bản|xdđ=xây dựng đảng|xddđ=xây dựng đảng|ntm=nông thôn mới|ktxh=kinh tế xã hội|kt=kinh tế/kiểm tra|xđgn=xoá đói giảm nghèo|cbcc=cán bộ công chức|cbccvc=cán bộ công chức viên chức|cb=cán bộ|cc=công chức|đv=đảng viên|đc=đồng chí|tsvm=trong sạch vững mạnh|qlnn=quản lý nhà nước|csvc=cơ sở vật chất|kcn=khu công nghiệp|kdc=khu dân cư|th=tiểu học|thcs=trung học cơ sở|thpt=trung học phổ thông|mn=mầm non|mg=mẫu giáo|ans=an sinh|hs=hồ sơ|kd=kinh doanh|dt=dự toán|bk=bằng khen|tl=tỷ lệ|lđ=lãnh đạo|ld=lãnh đạo|nd=nhân dân|sv=sinh viên|gv=giáo viên/giảng viên|đh=đại học|cđ=cao đẳng|bv=bệnh viện|cty=công ty|đb=đảng bộ/đại biểu|vb=văn bản|mt=môi trường|cntt=công nghệ thông tin|khtn=khoa học tự nhiên|khxh=khoa học xã hội|gđ=giám đốc/gia đình|pct=phó chủ tịch|sđt=số điện thoại|cct=chi cục thuế|ctác=công tác|hp=học phí|kp=kinh phí|đt=điện thoại/đầu tư|nđ=nghị định|tt=thông tư/thị trấn|qđ=quyết định|bhxh=bảo hiểm xã hội|bhyt=bảo hiểm y tế|csgt=cảnh sát giao thông|atgt=an toàn giao thông|hđ=hợp đồng/hội đồng|nv=nhân viên/nội vụ|dn=doanh nghiệp
`;

/** Abbreviation (canonical) → what it stands for (canonical, syllables parted by one space). */
export type Abbreviations = ReadonlyMap<string, readonly string[]>;

/** The curated table, with entries also under their spelling without diacritics (`lđtbxh`, `ldtbxh`). */
export const commonAbbreviations: Abbreviations = new Map(
  common
    .trim()
    .split(/[|\n]/)
    .flatMap((entry) => {
      const [abbreviation = "", expansions = ""] = entry.split("=");
      const forms = new Set([abbreviation, abbreviation.replaceAll("đ", "d")]);
      return [...forms].map((form) => [form, expansions.split("/")] as const);
    }),
);

const introduced = /\((\p{Lu}[\p{Lu}\d&,–-]{1,11})\)/gu;

/**
 * Abbreviations that a text introduces itself, such as `Ban Thường vụ (BTV)`, by their letters alone.
 * The words before the bracket whose initials spell the abbreviation are its meaning; where they do not, nothing is learned.
 */
export function learnAbbreviations(printed: string): Map<string, string> {
  const learned = new Map<string, string>();
  const text = plainLetters(printed);
  for (const match of text.matchAll(introduced)) {
    const abbreviation = match[1] ?? "";
    const before = tokenize(text.slice(Math.max(0, match.index - 120), match.index));
    const letters = [...abbreviation.toLowerCase().normalize("NFC")].filter(
      (letter) => !/[&,–-]/.test(letter),
    );
    const tail = before.slice(-letters.length);
    const spells =
      tail.length === letters.length && tail.every((token, at) => token.text.startsWith(letters[at] ?? ""));
    if (!spells) continue;
    const meaning = tail.map((token) => token.text).join(" ");
    learned.set(letters.join(""), meaning);
  }
  return learned;
}
