/** A file of the built app. */
export interface AppFile {
  /** Relative to the app's root, without a slash in front. */
  readonly path: string;
  /** SHA-256 in base64; of the page, what it refers to. */
  readonly hash: string;
  /** Of what is in a `.gz` file: some hosts have the browser unpack it. */
  readonly unpackedHash?: string;
  readonly bytes: number;
}

/** What a build consists of. The service worker is made for one of them. */
export interface AppFiles {
  /** Made of all hashes: the same files are the same version. */
  readonly version: string;
  /** What draws the start page: kept before anything else. */
  readonly shell: readonly AppFile[];
  /** Everything else, in the order in which it is wanted. */
  readonly rest: readonly AppFile[];
}

export const pageFile = 'index.html';
export const workerFile = 'offline-worker.js';

/** Hosts may write into a page: it is the one of a version when it refers to the same files and has the same look. */
export function referencesOf(page: string): string {
  return [...page.matchAll(/(?:(?:src|href)="\.\/|data-look=")([^"]+)"/g)].map(([, path]) => path).join(' ');
}
