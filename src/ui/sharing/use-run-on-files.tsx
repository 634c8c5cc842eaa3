import { type ReactNode, useRef, useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import { useAcceptedEndings } from '../datasets/accepted-endings.ts';
import { useStores } from '../stores-context.ts';
import { useSharingStores } from './sharing-context.ts';

export interface RunOnFiles {
  readonly pick: () => void;
  readonly take: (files: readonly File[]) => void;
  readonly isOpening: boolean;
  readonly failure: string | null;
  /** To be drawn where this is used: the browser's dialog for files needs it. */
  readonly input: ReactNode;
}

/** Opens files as any other, then runs the analysis on the first of them. */
export function useRunOnFiles(analysis: Analysis): RunOnFiles {
  const { datasets } = useStores();
  const { replay } = useSharingStores();
  const endings = useAcceptedEndings();
  const input = useRef<HTMLInputElement>(null);
  const [isOpening, setIsOpening] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const open = async (files: readonly File[]) => {
    setIsOpening(true);
    setFailure(null);
    await datasets.getState().addFiles(files);
    setIsOpening(false);
    const { activeId, loading } = datasets.getState();
    const failed = loading.find(
      (file) => file.failure !== undefined && files.some(({ name }) => name === file.fileName),
    );
    if (failed?.failure !== undefined) {
      setFailure(`${failed.failure.message} ${failed.failure.advice}`);
      datasets.getState().dismissFailure(failed.id);
      return;
    }
    if (activeId === null) return;
    const { run, begin, choose } = replay.getState();
    if (run === null) begin(analysis);
    await choose(activeId);
  };
  const take = (files: readonly File[]) => {
    if (files.length > 0) void open(files);
  };
  return {
    pick: () => input.current?.click(),
    take,
    isOpening,
    failure,
    input: (
      <input
        ref={input}
        type="file"
        hidden
        data-for="replay"
        accept={endings.map((ending) => ending.slice(ending.lastIndexOf('.'))).join(',')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          take(files);
        }}
      />
    ),
  };
}
