import { formats } from './formats.ts';

const packed = ['.gz', '.zip'];

/** Endings of the files that can be opened, for the file picker and the drop filter. */
export const acceptedEndings: readonly string[] = [...formats.flatMap((format) => format.endings), ...packed];

/** For `<input accept>`. */
export const acceptAttribute: string = [
  ...acceptedEndings,
  ...formats.flatMap((format) => format.mimeTypes),
  'application/gzip',
  'application/zip',
].join(',');

/** By the name alone. A file of another name is still worth a try: its content decides. */
export function hasAcceptedEnding(fileName: string): boolean {
  const name = fileName.toLowerCase();
  return acceptedEndings.some((ending) => name.endsWith(ending));
}

/** The name without the endings of a known kind: `sales.csv.gz` is `sales`. */
export function baseName(fileName: string): string {
  const unpacked = withoutEnding(fileName, packed);
  return withoutEnding(
    unpacked,
    formats.flatMap((format) => format.endings),
  );
}

function withoutEnding(fileName: string, endings: readonly string[]): string {
  const ending = endings.find((known) => fileName.toLowerCase().endsWith(known));
  if (ending === undefined || ending.length === fileName.length) return fileName;
  return fileName.slice(0, -ending.length);
}
