import { useCallback } from 'react';
import type { Wheel } from '../../state/console.ts';
import { useWords } from '../language/use-words.ts';
import { useStores } from '../stores-context.ts';
import { wheelWords } from './wheel-words.ts';

export const wheelEnding = '.whl';

export function isWheel(file: { readonly name: string }): boolean {
  return file.name.toLowerCase().endsWith(wheelEnding);
}

/** Installs wheels one after the other, as one may need another, and says what came of each. */
export function useAddWheels(): (files: readonly File[]) => Promise<void> {
  const words = useWords(wheelWords);
  const { console, toasts } = useStores();
  return useCallback(
    async (files) => {
      for (const file of files) {
        const wheel = await console.getState().addWheel(file);
        const isBad = wheel.outcome.state === 'failed';
        toasts.getState().show(isBad ? 'warning' : 'good', outcomeWords(wheel, words));
      }
    },
    [console, toasts, words],
  );
}

export function outcomeWords({ fileName, outcome }: Wheel, words: typeof wheelWords): string {
  switch (outcome.state) {
    case 'installing':
      return words.installing(fileName);
    case 'installed':
      return words.installed(outcome.name, outcome.version);
    case 'failed':
      return words.failed(fileName, outcome.message);
  }
}
