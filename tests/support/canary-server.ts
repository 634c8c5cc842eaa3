import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Plugin } from 'vite';

/** What a jail let through: asked of this origin, below `/__canary`, or of the other one. */
export interface CanaryReport {
  readonly otherOrigin: string;
  readonly heard: readonly string[];
}

/** Answers every request below `/__canary`, and every one to another port, and reports them at `/__canary-report`. */
export function canaryServer(): Plugin {
  const heard: string[] = [];
  const hear = (origin: string) => (request: IncomingMessage, response: ServerResponse) => {
    heard.push(`${origin} ${request.method ?? ''} ${request.url ?? ''}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('reached');
  };
  return {
    name: 'canary-server',
    configureServer({ middlewares, httpServer }) {
      const other = createServer(hear('other origin')).listen(0);
      other.unref();
      httpServer?.once('close', () => other.close());
      middlewares.use('/__canary-report', (_request, response) => {
        const { port } = other.address() as AddressInfo;
        response.setHeader('Content-Type', 'application/json');
        response.end(
          JSON.stringify({ otherOrigin: `http://localhost:${port}`, heard } satisfies CanaryReport),
        );
      });
      middlewares.use('/__canary', hear('this origin'));
    },
  };
}
