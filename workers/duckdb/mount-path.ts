/**
 * Where a mounted file can be read: inside the jail, under a number of its own, without the characters that
 * `read_csv` takes for a pattern. The ending stays, because the engine tells the compression by it.
 */
export function mountPath(number: number, fileName: string): string {
  return `local/${number}-${fileName.replaceAll(/[^\w.-]/g, '_').slice(-100)}`;
}
