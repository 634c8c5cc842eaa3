/** Of an exported page: light and dark as the reader's system has it, and plain on paper. */
export const pageStyle = `
:root { color-scheme: light dark;
  --surface: light-dark(#fdfcfb, #16191c); --raised: light-dark(#f4f2ef, #1f2428);
  --text: light-dark(#1f2529, #e9e7e3); --quiet: light-dark(#59626a, #a3a9ad); --line: light-dark(#dfdcd7, #333a40);
  --accent: light-dark(#0d6270, #63c2c5);
  --s1: light-dark(#1c659c, #5aaee0); --s2: light-dark(#b9731a, #e3a74e); --s3: light-dark(#18805d, #44b58d);
  --s4: light-dark(#ad5c8c, #d98bb8); --s5: light-dark(#b84a12, #e07c46); --s6: light-dark(#3d93b5, #84c9e6); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 40px 24px 64px; max-width: 816px; background: var(--surface); color: var(--text);
  font: 15px/23px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-wrap: pretty; }
h1 { margin: 0 0 4px; font-size: 27px; line-height: 34px; text-wrap: balance; }
h2 { margin: 0 0 10px; font-size: 19px; line-height: 26px; text-wrap: balance; overflow-wrap: anywhere; }
p { margin: 0 0 10px; overflow-wrap: anywhere; }
.quiet, figcaption p, summary, footer { color: var(--quiet); font-size: 13px; line-height: 19px; }
article { padding: 26px 0 18px; border-top: 1px solid var(--line); }
header { padding-bottom: 22px; }
dl { display: flex; flex-wrap: wrap; gap: 10px 36px; margin: 14px 0; }
dt { color: var(--quiet); font-size: 13px; line-height: 18px; }
dd { margin: 0; font-size: 23px; line-height: 30px; font-weight: 500; font-variant-numeric: tabular-nums; }
figure { margin: 18px 0; break-inside: avoid; }
figcaption { margin-bottom: 10px; font-weight: 600; }
figcaption p { margin: 0; font-weight: 400; }
svg { display: block; width: 100%; height: auto; }
svg text { font: 12px system-ui, sans-serif; fill: var(--quiet); font-variant-numeric: tabular-nums; }
svg .name, svg .value { fill: var(--text); }
svg rect.s1, svg circle.s1 { fill: var(--s1); } svg rect.s2, svg circle.s2 { fill: var(--s2); }
svg rect.s3, svg circle.s3 { fill: var(--s3); } svg rect.s4, svg circle.s4 { fill: var(--s4); }
svg rect.s5, svg circle.s5 { fill: var(--s5); } svg rect.s6, svg circle.s6 { fill: var(--s6); }
svg rect.point { fill: var(--accent); } svg rect.quiet { fill: var(--quiet); opacity: .55; }
svg circle.soft { opacity: .5; } svg text.on { fill: var(--surface); }
svg line.s1 { stroke: var(--s1); stroke-width: 1.5; } svg line.median { stroke-width: 3; }
svg rect.spread { fill: var(--s1); fill-opacity: .18; stroke: var(--s1); stroke-width: 1.5; }
svg path { fill: none; stroke-width: 2; } svg .s1.line { stroke: var(--s1); } svg .s2.line { stroke: var(--s2); }
svg .s3.line { stroke: var(--s3); } svg .s4.line { stroke: var(--s4); } svg .s5.line { stroke: var(--s5); }
svg .s6.line { stroke: var(--s6); } svg .under { fill: var(--s1); opacity: .16; }
svg line.grid { stroke: var(--line); } svg line.zero { stroke: var(--quiet); }
svg line.base { stroke: var(--text); stroke-dasharray: 4 3; }
.scroll { overflow-x: auto; margin: 14px 0; }
table { border-collapse: collapse; font-size: 13px; line-height: 18px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 24px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; } th.number, td.number { text-align: right; }
details { margin-top: 12px; } summary { cursor: pointer; }
details h3 { margin: 14px 0 4px; font-size: 13px; font-weight: 600; }
pre { margin: 0 0 10px; padding: 12px 14px; border-radius: 6px; background: var(--raised); overflow-x: auto;
  font: 12.5px/19px ui-monospace, Menlo, Consolas, monospace; }
img { max-width: 100%; }
ul { margin: 0 0 10px; padding-left: 20px; }
footer { padding-top: 16px; border-top: 1px solid var(--line); }
@media print { :root { color-scheme: light; } body { padding: 0; max-width: none; font-size: 12px; line-height: 18px; }
  h2, dl, tr { break-inside: avoid; break-after: avoid-page; } details:not([open]) { display: none; }
  pre { white-space: pre-wrap; } }
`.trim();
