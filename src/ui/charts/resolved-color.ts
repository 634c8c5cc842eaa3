/** A colour in the words that every program knows, `#rrggbb`; `undefined` for none and for what is no colour. */
export function resolvedColor(color: string): string | undefined {
  if (color === 'none' || color === '' || color.startsWith('url(')) return undefined;
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) return undefined;
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
