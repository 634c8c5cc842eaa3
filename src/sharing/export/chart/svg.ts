/** Text as XML and HTML have it, in content and in quoted attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function line(from: Place, to: Place, name: string): string {
  return `<line class="${name}" x1="${px(from.x)}" y1="${px(from.y)}" x2="${px(to.x)}" y2="${px(to.y)}"/>`;
}

export function rect(at: Place, width: number, height: number, name: string): string {
  return `<rect class="${name}" x="${px(at.x)}" y="${px(at.y)}" width="${px(Math.max(0, width))}" height="${px(Math.max(0, height))}"/>`;
}

/** The mark, let through to this share. */
export function softened(mark: string, share: number): string {
  return `<g fill-opacity="${Math.round(share * 100) / 100}">${mark}</g>`;
}

export function dot({ x, y }: Place, name: string): string {
  return `<circle class="${name}" cx="${px(x)}" cy="${px(y)}" r="3"/>`;
}

export function words(
  { x, y }: Place,
  text: string,
  { anchor = 'start', name = 'tick' }: { anchor?: 'start' | 'middle' | 'end'; name?: string } = {},
): string {
  return `<text class="${name}" x="${px(x)}" y="${px(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/** A line through points; it is broken where there is none. */
export function path(points: readonly (Place | null)[], name: string): string {
  const steps = points.map((point, index) => {
    if (point === null) return '';
    const isStart = index === 0 || points[index - 1] === null;
    return `${isStart ? 'M' : 'L'}${px(point.x)} ${px(point.y)}`;
  });
  return `<path class="${name}" d="${steps.join('')}"/>`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
