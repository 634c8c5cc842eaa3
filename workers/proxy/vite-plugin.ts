import type { Plugin } from 'vite';
import { startLocalProxy } from './local.ts';
import { proxyPrefix } from './proxy.ts';

/** The proxy inside the development server. */
export function bytezProxy(root: string): Plugin {
  return {
    name: 'bytez-proxy',
    apply: 'serve',
    configureServer(server) {
      const { logger } = server.config;
      const proxy = startLocalProxy({
        root,
        environment: process.env,
        log: (line) => logger.info(JSON.stringify(line)),
        say: (message) => logger.warn(message),
      });
      server.httpServer?.once('close', proxy.stop);
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith(proxyPrefix) === true) proxy.listener(request, response);
        else next();
      });
    },
  };
}
