import { useCallback } from 'react';
import type { Wheel } from '../../state/console.ts';
import { useStores } from '../stores-context.ts';

export const wheelEnding = '.whl';

export function isWheel(file: { readonly name: string }): boolean {
  return file.name.toLowerCase().endsWith(wheelEnding);
}

/** Installs wheels one after the other, as one may need another, and says what came of each. */
export function useAddWheels(): (files: readonly File[]) => Promise<void> {
  const { console, toasts } = useStores();
  return useCallback(
    async (files) => {
      for (const file of files) {
        const wheel = await console.getState().addWheel(file);
        const isBad = wheel.outcome.state === 'failed';
        toasts.getState().show(isBad ? 'warning' : 'good', wheelWords(wheel));
      }
    },
    [console, toasts],
  );
}

export function wheelWords({ fileName, outcome }: Wheel): string {
  switch (outcome.state) {
    case 'installing':
      return `Installing ${fileName}`;
    case 'installed':
      return `${outcome.name} ${outcome.version} can be imported until this page is closed.`;
    case 'failed':
      return `${fileName} was not installed: ${outcome.message}`;
  }
}
