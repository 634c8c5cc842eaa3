import { CompressionType, setCompressionCodec, tableFromIPC } from '@uwdata/flechette';
import { decompress as unzstd } from 'fzstd';
import { decompress as unlz4 } from 'lz4js';
import { streamOf } from './adapt.ts';
import { asStored } from './batch.ts';

/** A buffer of a batch of rows that fits into memory. */
const mostBytes = 2 ** 31;

/** The same stream without compression, which Arrow's Rust reader cannot undo here. */
export function unpackStream(stream: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  setCompressionCodec(CompressionType.ZSTD, {
    decode: (bytes, length) => exactly(unzstd(bytes, new Uint8Array(refuseLarge(length))), length),
    encode: refuseToPack,
  });
  setCompressionCodec(CompressionType.LZ4_FRAME, {
    decode: (bytes, length) => exactly(unlz4(bytes, refuseLarge(length)), length),
    encode: refuseToPack,
  });
  return streamOf(tableFromIPC(stream, asStored));
}

function refuseLarge(length: number): number {
  if (length >= 0 && length <= mostBytes) return length;
  throw new RangeError(`a packed buffer claims to hold ${length} bytes`);
}

function exactly(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.byteLength === length) return bytes;
  throw new RangeError(`a packed buffer holds ${bytes.byteLength} bytes in the place of ${length}`);
}

function refuseToPack(): never {
  throw new TypeError('Nothing is packed here.');
}
