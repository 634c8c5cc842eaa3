import { join } from 'node:path';

/** Where vendored files are kept between builds, laid out as in the built app. */
export function vendorFolder(root: string): string {
  return join(root, '.cache/vendor');
}
