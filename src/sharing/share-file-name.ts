/** Of a file with an analysis and, where it was included, its data. */
export const shareFileEnding = '.insightx';

export function isShareFile({ name }: Pick<File, 'name'>): boolean {
  return name.toLowerCase().endsWith(shareFileEnding);
}
