import { messageOf } from '../../src/core/error.ts';
import type { KeepingNote, PageMessage } from './protocol.ts';
import { activated, registerWorker } from './registration.ts';

export interface OfflineListener {
  readonly onProgress: (share: number) => void;
  /** Everything is kept: the app starts and works without a network from now on. */
  readonly onKept: () => void;
  readonly onFailure: (reason: string) => void;
  /** Another version is there and waits until it is wanted. */
  readonly onUpdate: () => void;
}

/** Keeps the app in this browser, and hears of new versions. */
export interface OfflineClient {
  readonly canKeep: boolean;
  start(listener: OfflineListener): Promise<void>;
  /** Lets the version that waits take over, and loads the page anew with it. */
  update(): Promise<void>;
}

/** What the user does first comes first. */
const restMs = 3_000;

export function createOfflineClient(): OfflineClient {
  const canKeep = !import.meta.env.DEV && 'serviceWorker' in navigator;
  return {
    canKeep,
    async start(listener) {
      if (!canKeep) return;
      try {
        const registration = await registerWorker();
        watchForUpdate(registration, listener.onUpdate);
        const worker = await activated(registration);
        setTimeout(() => keepAll(worker, listener), restMs);
      } catch (error) {
        listener.onFailure(messageOf(error));
      }
    },
    async update() {
      const registration = await navigator.serviceWorker.getRegistration();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration?.waiting?.postMessage({ type: 'take-over' } satisfies PageMessage);
    },
  };
}

function watchForUpdate(registration: ServiceWorkerRegistration, onUpdate: () => void): void {
  const watch = (worker: ServiceWorker | null): void => {
    const tell = () => {
      if (worker?.state === 'installed' && registration.active !== null) onUpdate();
    };
    tell();
    worker?.addEventListener('statechange', tell);
  };
  watch(registration.waiting);
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
}

function keepAll(worker: ServiceWorker, listener: OfflineListener): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<KeepingNote>) => {
    switch (data.type) {
      case 'progress':
        listener.onProgress(data.keptBytes / data.allBytes);
        return;
      case 'kept':
        listener.onKept();
        return;
      case 'failed':
        listener.onFailure(data.reason);
        return;
    }
  };
  worker.postMessage({ type: 'keep-all' } satisfies PageMessage, [port2]);
}
