import type { RequestListener, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { fileHeaders, pageHeaders } from './headers.ts';

/**
 * Serves the files of a folder, with the headers that isolate the page and jail its workers. The folder is listed
 * once, at the start: a path that is not in the list, `/../` or a dotfile say, does not exist.
 */
export function serveFiles(folder: string, modelOrigins: readonly string[] = []): RequestListener {
  const setHeaders = (response: ServerResponse, path: string): void => {
    setFileHeaders(response, path, modelOrigins);
  };
  const serve = sirv(folder, { etag: true, setHeaders });
  return (request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      serve(request, response, () => answer(response, 404, 'There is nothing at this address.'));
    } else {
      answer(response, 405, 'Only GET and HEAD are understood here.');
    }
  };
}

function setFileHeaders(response: ServerResponse, path: string, modelOrigins: readonly string[]): void {
  const headers = fileHeaders(path, response.req.headers.host, modelOrigins);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', cacheControl(path));
  if (path.endsWith('.gz')) keepCompressed(response);
}

/** What is in `assets/` has a hash of its content in its name. */
function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** A `.gz` file is served as the bytes that it is; sirv takes it for the encoding of another file, unless told. */
function keepCompressed(response: ServerResponse): void {
  response.setHeader('Content-Encoding', 'identity');
  response.setHeader('Content-Type', 'application/gzip');
}

function answer(response: ServerResponse, status: number, text: string): void {
  const headers = pageHeaders({ development: false });
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}
