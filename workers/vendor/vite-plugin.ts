import type { RequestListener } from 'node:http';
import sirv from 'sirv';
import type { Plugin } from 'vite';
import { carriedFiles, manifestTexts } from './carried-files.ts';

/** Puts vendored files into a build, and serves them while developing, at the same addresses. */
export function vendoredAssets(folder: string): Plugin {
  return {
    name: 'vendored-assets',
    configureServer(server) {
      const serve = serveVendored(folder);
      server.middlewares.use((request, response, next) => {
        if (isVendored(request.url ?? '')) serve(request, response);
        else next();
      });
    },
    generateBundle() {
      for (const { path, bytes } of carriedFiles(folder)) {
        this.emitFile({ type: 'asset', fileName: path, source: bytes });
      }
    },
  };
}

function isVendored(url: string): boolean {
  return /^\/(?:pyodide\/(?:packages\.json|wheels\/)|duckdb-extensions\/)/.test(url);
}

/** Answers for a folder of vendored files: a manifest always, other files where they are. */
export function serveVendored(folder: string): RequestListener {
  const serve = sirv(folder, { dev: true });
  return (request, response) => {
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    const path = (request.url ?? '').replace(/\?.*$/, '').slice(1);
    const manifest = manifestTexts(folder).get(path);
    if (manifest !== undefined) {
      response.setHeader('Content-Type', 'application/json');
      response.end(manifest);
      return;
    }
    serve(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  };
}
