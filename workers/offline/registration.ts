import { workerFile } from './app-files.ts';

/** The same at every call. Rejects where the browser refuses, in some private windows say. */
export function registerWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(new URL(workerFile, document.baseURI), { updateViaCache: 'none' });
}
