/** The part of lz4js that is used; the package has no types. https://github.com/Benzinga/lz4js */
declare module 'lz4js' {
  /** Undoes a frame, of `maxSize` bytes at most. */
  export function decompress(frame: Uint8Array, maxSize?: number): Uint8Array;
  export function compress(bytes: Uint8Array): Uint8Array;
}
