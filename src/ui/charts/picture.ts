import { resolvedColor } from './resolved-color.ts';

const margin = 20;
const lineHeight = 18;

/** Attributes and styles by which marks are painted; what the page's style sheets say is written into each mark. */
const painted = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const;

const fonts = 'system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

/** What stands around the drawing. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly foot: string;
}

/** A chart as an SVG that needs nothing else: colours of the theme and words of the frame are in it. */
export function svgPicture(chart: HTMLElement, caption: Caption): string {
  const surface = chart.querySelector<SVGSVGElement>('svg.recharts-surface');
  if (surface === null) throw new Error('There is no drawing.');
  const box = surface.getBoundingClientRect();
  const { text, muted, ground } = inks(chart);
  const names = legendOf(chart);
  const width = Math.ceil(box.width) + 2 * margin;
  const head = [
    ...wrapped(caption.title, width - 2 * margin, 8).map((line) =>
      words(line, { size: 16, weight: 600, fill: text }),
    ),
    ...(caption.subtitle === ''
      ? []
      : wrapped(caption.subtitle, width - 2 * margin, 6.6).map((line) =>
          words(line, { size: 13, weight: 400, fill: muted }),
        )),
    ...(names.length === 0 ? [] : legendRows(names, width - 2 * margin, muted)),
  ];
  const top = margin + head.length * (lineHeight + 2) + 8;
  const foot = caption.foot === '' ? [] : wrapped(caption.foot, width - 2 * margin, 6.2);
  const height = top + Math.ceil(box.height) + foot.length * lineHeight + margin;
  const drawing = painting(surface);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${fonts}' role="img">`,
    `<title>${escaped(caption.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...head.map(
      (line, place) =>
        `<g transform="translate(${margin},${margin + 12 + place * (lineHeight + 2)})">${line}</g>`,
    ),
    `<g transform="translate(${margin},${top})">${drawing}</g>`,
    ...foot.map(
      (line, place) =>
        `<g transform="translate(${margin},${top + Math.ceil(box.height) + (place + 1) * lineHeight})">${words(line, { size: 12, weight: 400, fill: muted })}</g>`,
    ),
    '</svg>',
  ].join('\n');
}

/** The same as pixels, two for each of the page's. */
export async function pngPicture(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width * 2, image.height * 2);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser cannot paint pictures.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function inks(chart: HTMLElement): {
  readonly text: string;
  readonly muted: string;
  readonly ground: string;
} {
  const style = getComputedStyle(chart);
  const read = (name: string, otherwise: string) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    chart.append(probe);
    const color = resolvedColor(getComputedStyle(probe).color) ?? otherwise;
    probe.remove();
    return color;
  };
  return {
    text: resolvedColor(style.color) ?? '#222222',
    muted: read('--text-2', '#555555'),
    ground: read('--surface-1', '#ffffff'),
  };
}

/** The marks with their styles written into them, and without what only the page needs. */
function painting(surface: SVGSVGElement): string {
  const copy = surface.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[...surface.querySelectorAll('*')], [...copy.querySelectorAll('*')]];
  for (const [place, element] of from.entries()) {
    const twin = to[place];
    if (twin === undefined) continue;
    const style = getComputedStyle(element);
    for (const name of painted) {
      const value = style.getPropertyValue(name);
      const isColor = name === 'fill' || name === 'stroke';
      if (value !== '') twin.setAttribute(name, isColor ? (resolvedColor(value) ?? value) : value);
    }
    for (const name of ['class', 'style', 'tabindex', 'role', 'clip-path']) twin.removeAttribute(name);
    for (const { name } of [...twin.attributes]) {
      if (/^(aria-|data-|on)/.test(name)) twin.removeAttribute(name);
    }
  }
  for (const hidden of copy.querySelectorAll('title, desc, clipPath, defs:empty')) hidden.remove();
  return [...copy.children].map((child) => new XMLSerializer().serializeToString(child)).join('');
}

interface Named {
  readonly name: string;
  readonly color: string;
}

/** What is named beside the drawing rather than in it. */
function legendOf(chart: HTMLElement): readonly Named[] {
  const entries = [...chart.querySelectorAll<HTMLElement>('.legend:not(.heat-legend) > li, .pie-names > li')];
  return entries.flatMap((entry) => {
    const mark = entry.querySelector<HTMLElement>('.legend-mark');
    if (mark === null) return [];
    const color = resolvedColor(getComputedStyle(mark).backgroundColor) ?? '#888888';
    const texts = [...entry.childNodes]
      .map((node) => node.textContent?.trim() ?? '')
      .filter((text) => text !== '');
    return [{ name: texts.join(' · '), color }];
  });
}

function legendRows(names: readonly Named[], width: number, fill: string): readonly string[] {
  const rows: string[] = [];
  let [row, left] = ['', 0];
  for (const { name, color } of names) {
    const wide = name.length * 6.6 + 32;
    if (left > 0 && left + wide > width) {
      rows.push(row);
      [row, left] = ['', 0];
    }
    row += `<g transform="translate(${left},0)"><rect y="-9" width="10" height="10" rx="2" fill="${color}"/><g transform="translate(16,0)">${words(name, { size: 12, weight: 400, fill })}</g></g>`;
    left += wide;
  }
  return row === '' ? rows : [...rows, row];
}

interface Ink {
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

function words(text: string, { size, weight, fill }: Ink): string {
  return `<text font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}</text>`;
}

/** Lines of about this width, by letters of about that. */
function wrapped(text: string, width: number, letterWidth: number): readonly string[] {
  const most = Math.max(12, Math.floor(width / letterWidth));
  return text.split(/\s+/).reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
    return lines;
  }, []);
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
