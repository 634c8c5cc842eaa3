import { workerFile } from './app-files.ts';

/** The files of the start page are fetched anew by then, or the network is not worth waiting for. */
const activationLimitMs = 20_000;

/** The same at every call. Rejects where the browser refuses, in some private windows say. */
export function registerWorker(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(new URL(workerFile, document.baseURI), { updateViaCache: 'none' });
}

/** Resolves when a service worker is in charge of pages that are opened from now on. Rejects when it cannot be. */
export function activated(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const { active, waiting, installing } = registration;
  if (active) return Promise.resolve(active);
  const worker = installing ?? waiting;
  if (worker === null) return Promise.reject(new Error('The service worker is gone.'));
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated' || worker.state === 'activating') resolve(worker);
      if (worker.state === 'redundant') reject(new Error('Not all files of the start page could be kept.'));
    };
    worker.addEventListener('statechange', look);
    setTimeout(() => reject(new Error('Keeping the start page takes too long.')), activationLimitMs);
  });
}
