import { describe, expect, it } from "vitest";
import { readHtml } from "../../../../../src/corpus/import/extract/html/read-html.js";

const title = "Bến đò Vàm Xáng có cầu mới sau bốn mươi năm chờ đợi";
const lead =
  "Sáng 12-5, người dân hai xã cù lao lần đầu đi bộ qua sông mà không phải đợi đò. Cây cầu dài 312 mét do tỉnh và dân cùng góp vốn.";
const paragraphs = [
  "Từ bốn giờ sáng, bà Lê Thị Sáu đã gánh rau ra đầu cầu. Bà nói bốn mươi năm nay, ngày nào bà cũng qua sông bằng đò, hôm nào nước lớn thì nghỉ chợ.",
  "Theo Sở Giao thông vận tải, cầu có tổng vốn 48,6 tỉ đồng, trong đó dân đóng góp 6,2 tỉ đồng và hơn 3.000 ngày công.",
  '"Chúng tôi hứa với bà con từ năm 2015, nay mới làm được", ông Trần Văn Hai, chủ tịch xã, nói với chúng tôi trong buổi sáng thông xe.',
  "Trước đó, mỗi ngày có khoảng 1.200 lượt người qua bến. Năm 2019, một vụ lật đò làm ba người bị thương, bến phải đóng cửa hai tháng.",
  "Ngành giáo dục huyện cho biết từ tháng 9 tới, 214 học sinh ấp Vàm sẽ học ở trường xã bên kia sông, thay vì đi vòng mười cây số.",
  "Cây cầu cũng là cầu đầu tiên của huyện có lối riêng cho xe đạp, người đi bộ và người dùng xe lăn.",
];
const caption = "Người dân hai xã đi bộ qua cầu trong buổi sáng thông xe. Ảnh: MINH TÂM";
const related = [
  "Giá lúa hè thu nhích lên, nông dân vẫn chưa vội bán ra thị trường",
  "Ba trường học vùng trũng được nâng nền trước mùa lũ năm nay",
  "Xã đảo đón con tàu chở nước ngọt đầu tiên trong mùa khô hạn",
];
const menu = ["Trang chủ", "Thời sự", "Kinh tế", "Văn hóa", "Thể thao", "Bạn đọc", "Đa phương tiện"];

const p = (text: string) => `<p>${text}</p>`;
const link = (text: string) => `<a href="/bai-${text.length}.html">${text}</a>`;
const links = (texts: readonly string[]) => texts.map((text) => `<li>${link(text)}</li>`).join("");
const nav = `<header><a href="/">Báo Sông Nước</a><ul class="m">${links(menu)}</ul></header>`;
const foot =
  "<div class='ft'><p>Cơ quan của Đảng bộ tỉnh. Giấy phép số 15/GP-BC.</p><p>Điện thoại: 0292 3 111 222.</p></div>";
const head = (more = "") =>
  `<html><head><meta charset="utf-8"><title>${title} - Báo Sông Nước</title><meta property="og:title" content="${title}">` +
  `<meta property="og:description" content="${lead.slice(0, 110)}"><meta property="og:type" content="article">${more}</head>`;
const article = [title, lead, ...paragraphs];

/** How papers of different make set the same article, and the paragraphs that are read of it. */
const pages: Record<string, { html: string; found: readonly string[] }> = {
  "a table for a picture and a box of notes in the body": {
    html: `${head()}<body>${nav}<div class="article"><h1 class="article__title">${title}</h1><div class="article__meta"><time>12/05/2023 06:30</time></div>
<div class="article__sapo">${lead}</div><div class="article__body">${p(paragraphs[0] ?? "")}
<table class="picture"><tr><td class="pic"><img src="a.jpg"></td></tr><tr><td class="caption"><p>${caption}</p></td></tr></table>
${paragraphs.slice(1).map(p).join("")}<p class="author">MINH TÂM</p></div>
<div class="article__tag"><span>Từ khóa:</span> ${link("cầu mới")} ${link("Vàm Xáng")}</div></div>
<div class="box"><h3>Đọc thêm</h3><ul>${links(related)}</ul></div>${foot}</body></html>`,
    found: [title, lead, paragraphs[0] ?? "", caption, ...paragraphs.slice(1), "MINH TÂM"],
  },
  "related articles below the lead and between paragraphs": {
    html: `${head()}<body>${nav}<main><h1>${title}</h1><div class="info"><a href="/tac-gia">Minh Tâm</a> 12/05/2023 06:30 GMT+7</div>
<h2 class="sapo">${lead}</h2><ul class="rel">${links(related)}</ul>
<div class="body">${paragraphs.slice(0, 3).map(p).join("")}
<div class="bx"><a href="/x"><img src="b.jpg"></a><h4>${link(related[0] ?? "")}</h4><p>Giá lúa tăng 200 đồng mỗi ký so với tuần trước.</p></div>
${paragraphs.slice(3).map(p).join("")}<p>Xem thêm: ${link(related[1] ?? "")}</p></div>
<div class="cm"><h3>Bình luận (2)</h3><p>Mừng cho bà con hai xã, từ nay không còn cảnh chờ đò đêm hôm, đau bệnh cũng đỡ lo.</p><p>Quê tôi cũng mong có một cây cầu như vậy, chờ đã hai mươi năm rồi mà chưa thấy khởi công.</p></div></main>${foot}</body></html>`,
    found: article,
  },
  "line breaks instead of paragraphs, in tables": {
    html: `${head()}<body><table><tr><td>${menu.map(link).join("</td><td>")}</td></tr></table>
<table><tr><td width="160">${related.map(link).join("<br>")}</td><td><span class="t"><b>${title}</b></span><br><i>12/05/2023</i><br><br><b>${lead}</b><br><br>
${paragraphs.join("<br>\n<br>")}<br><br><div align="right"><b>MINH TÂM</b></div></td></tr></table>${foot}</body></html>`,
    found: [...article, "MINH TÂM"],
  },
  "sections of a long report": {
    html: `${head()}<body>${nav}<div class="e"><h1>${title}</h1><p class="s">${lead}</p>
<section><div class="w">${paragraphs.slice(0, 2).map(p).join("")}</div></section>
<section><figure><img src="a.jpg"><figcaption>${caption}</figcaption></figure></section>
<section><div class="w"><h2>Bốn mươi năm chờ</h2>${paragraphs.slice(2, 4).map(p).join("")}</div></section>
<section><div class="w">${paragraphs.slice(4).map(p).join("")}</div></section></div>
<aside><ul>${links(related)}</ul></aside>${foot}</body></html>`,
    found: [title, lead, ...paragraphs.slice(0, 2), caption, "Bốn mươi năm chờ", ...paragraphs.slice(2)],
  },
  "a lead in the body and captions in italics": {
    html: `${head()}<body>${nav}<div id="c"><h1>${title}</h1><span>Thứ sáu, 12/05/2023, 06:30</span><div id="d"><p><strong>${lead}</strong></p>
${p(paragraphs[0] ?? "")}<p style="text-align:center"><img src="a.jpg"></p><p style="text-align:center"><em>${caption}</em></p>
${paragraphs.slice(1).map(p).join("")}<p style="text-align:right"><strong>Bài, ảnh: MINH TÂM</strong></p>
<div class="share"><a href="#">Facebook</a> <a href="#">Zalo</a> <button>Sao chép liên kết</button></div></div>
<h3>Tin khác</h3><ul>${links(related)}</ul></div>${foot}</body></html>`,
    found: [title, lead, paragraphs[0] ?? "", caption, ...paragraphs.slice(1), "Bài, ảnh: MINH TÂM"],
  },
  "a short note between long comments": {
    html: `${head()}<body>${nav}<div><h1>${title}</h1><p>${lead}</p><div class="n">${p(paragraphs[1] ?? "")}</div></div>
<div><div>Ý kiến bạn đọc</div>${paragraphs
      .slice(2)
      .map((text) => `<div class="u"><b>Bạn đọc</b><p>${text}</p></div>`)
      .join("")}</div>${foot}</body></html>`,
    found: [title, lead, paragraphs[1] ?? ""],
  },
  "a table of figures in the body": {
    html: `${head()}<body>${nav}<article><h1>${title}</h1><div class="sapo"><p>${lead}</p></div><div>${paragraphs.slice(0, 3).map(p).join("")}
<table><tr><th>Năm</th><th>Lượt khách</th></tr><tr><td>2018</td><td>412.000</td></tr><tr><td>2022</td><td>438.000</td></tr></table>
${paragraphs.slice(3).map(p).join("")}</div></article>${foot}</body></html>`,
    found: [
      title,
      lead,
      ...paragraphs.slice(0, 3),
      "Năm\tLượt khách",
      "2018\t412.000",
      "2022\t438.000",
      ...paragraphs.slice(3),
    ],
  },
};

const squeeze = (text: string) => text.replace(/\s/gu, "");

describe("the article of a news page is told by where its text stands", () => {
  it.each(Object.entries(pages))("on a page with %s", (_what, { html, found }) => {
    const document = readHtml(html, "bai.html");
    expect(document.pages[0]?.blocks.map(({ text }) => text)).toEqual(found);
  });

  it.each(Object.entries(pages))(
    "and every letter of the page is in it or left out, with %s",
    (_what, { html }) => {
      const document = readHtml(html, "bai.html");
      const shown = html.replace(/<head>.*<\/head>/su, "").replace(/<[^<>]*>/gu, "");
      const kept = [...(document.pages[0]?.blocks ?? []), ...document.leftOut]
        .map(({ text }) => text)
        .join("");
      expect([...squeeze(kept)].sort().join("")).toBe([...squeeze(shown)].sort().join(""));
    },
  );

  it("names title, lead and captions", () => {
    const { html } = pages["a table for a picture and a box of notes in the body"] ?? { html: "" };
    const blocks = readHtml(html, "bai.html").pages[0]?.blocks ?? [];
    const roles = new Map(blocks.map(({ text, role }) => [text, role]));
    expect([title, lead, caption].map((text) => roles.get(text))).toEqual(["title", "lead", "caption"]);
  });
});
