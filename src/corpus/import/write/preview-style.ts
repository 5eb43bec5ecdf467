/** Look of a preview. Kinds have a colour and a word, as colours alone do not tell everybody. */
export const previewStyle = `
:root{color-scheme:light;--body:#2563a8;--heading:#b3261e;--lead:#7a3fa0;--caption:#1b7a43;--meta:#8a6200;--left:#767676}
*{box-sizing:border-box}
body{margin:0;padding:1rem;background:#f4f4f2;color:#1c1c1c;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.2rem;margin:0 0 .5rem}
.key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;margin:0 0 1rem;list-style:none;font-size:.85rem}
.page{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem;align-items:start;background:#fff;border:1px solid #ddd;border-radius:6px;padding:1rem;margin:0 0 1rem}
.page>h2{grid-column:1/-1;font-size:1rem;margin:0;color:#555}
.page.flowing{display:block;max-width:50rem}
figure{position:sticky;top:1rem;margin:0;border:1px solid #ccc;background:#fff}
figure img,figure svg{display:block;width:100%;height:auto}
figure img+svg{position:absolute;inset:0;height:100%}
figure p{padding:1rem;margin:0;color:#555}
ol,ul{list-style:none;margin:0;padding:0}
li.item{border-left:4px solid var(--c);padding:0 0 0 .6rem;margin:0 0 .7rem}
li.item.heading{font-weight:700}
.n{color:var(--c);font-size:.8rem;font-weight:600}
.body{--c:var(--body)}.heading{--c:var(--heading)}.lead{--c:var(--lead)}.caption{--c:var(--caption)}.meta{--c:var(--meta)}
h3{margin:1rem 0 .5rem;font-size:1.05rem}
.left{color:var(--left);font-size:.85rem;margin:.8rem 0 0;border-top:1px dashed #bbb;padding-top:.5rem}
.left s{text-decoration-color:#999}
mark{background:#ffe08a}
rect{fill:var(--c);fill-opacity:.07;stroke:var(--c);stroke-width:1}
rect.out{fill:#767676;fill-opacity:.18;stroke:#767676;stroke-dasharray:3 2}
svg text{fill:var(--c);font:700 9px system-ui,sans-serif;paint-order:stroke;stroke:#fff;stroke-width:2.5px}
.key .n{font-size:.85rem}
@media(max-width:800px){body{padding:.5rem}figure{position:relative;top:0}.page{display:block;padding:.6rem}.page>*{margin-bottom:.8rem}}
@media print{body{background:#fff}.page{break-after:page}}
`;
