import { IngestError, isAbort, messageOf, QueryError } from '../../src/core/error.ts';
import type { Failure } from './protocol.ts';

export function failureOf(error: unknown): Failure {
  if (isAbort(error)) return { kind: 'abort' };
  if (error instanceof QueryError) {
    const { message, sql, position, reason } = error;
    return { kind: 'query', message, sql, position, reason };
  }
  if (error instanceof IngestError) {
    const { message, advice, line, fact } = error;
    return { kind: 'ingest', message, advice, line, fact };
  }
  return { kind: 'other', message: messageOf(error) };
}

export function errorOf(failure: Failure): Error {
  switch (failure.kind) {
    case 'abort':
      return new DOMException('The engine was told to stop.', 'AbortError');
    case 'query':
      return new QueryError(failure.message, failure);
    case 'ingest':
      return new IngestError(failure.message, failure);
    case 'other':
      return new Error(failure.message);
  }
}
