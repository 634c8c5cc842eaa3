import { createStore, type StoreApi } from 'zustand';
import type { Analysis, AnalysisStep } from '../core/analysis.ts';
import { isAbort, messageOf } from '../core/error.ts';
import type { ColumnMatch, ReplayedStep, TableMatch } from '../core/replay.ts';

/** The dataset that an analysis is run on. */
export interface ReplayTarget {
  readonly datasetId: string;
  readonly fileName: string;
  readonly rowCount: number;
}

export type ReplayPhase =
  /** No data is chosen. */
  | 'choosing'
  /** The columns of the data are being compared. */
  | 'matching'
  /** The user has to say what some columns are. */
  | 'asking'
  | 'running'
  | 'done';

export interface ReplayRun {
  /** With the code as the user has it now. */
  readonly analysis: Analysis;
  readonly phase: ReplayPhase;
  readonly target: ReplayTarget | null;
  readonly matches: readonly TableMatch[];
  /** In the order of the analysis; `null` for what is not computed yet, or was computed with what has changed since. */
  readonly steps: readonly (ReplayedStep | null)[];
  /** Steps whose code is not what was recorded. */
  readonly edited: readonly number[];
  /** Milliseconds that the last computation took. */
  readonly elapsedMs: number;
  /** It is a chat of its own, or about to be. */
  readonly isKept: boolean;
  readonly failure: string | null;
}

export interface ReplayState {
  readonly run: ReplayRun | null;
  /** Shows an analysis, to be run. Nothing is computed. */
  readonly begin: (analysis: Analysis) => void;
  /** Runs it on a dataset; asks first where a column is not sure. */
  readonly choose: (datasetId: string) => Promise<void>;
  /** Leaves the data, to choose other. */
  readonly chooseAnew: () => void;
  /** Says what stands for a column. */
  readonly match: (table: string, column: string, stand: ColumnMatch['stand']) => void;
  readonly filter: (table: string, condition: string) => void;
  /** Computes all steps from this one on with what has been said. */
  readonly compute: (from?: number) => Promise<void>;
  /** Takes other code for a finding, and the same change for later ones where `carries`; computes from that step on. */
  readonly edit: (edit: CodeEdit) => Promise<void>;
  readonly stop: () => void;
  /** Makes a chat of what was computed. Resolves to whether it is kept; else the failure is shown. */
  readonly keep: () => Promise<boolean>;
  readonly close: () => void;
}

export interface CodeEdit {
  readonly step: number;
  readonly findingId: string;
  readonly code: string;
  readonly carries: boolean;
}

type Carry = (code: string) => string | undefined;

export interface ReplayEffects {
  /** Waits until the data is described. Rejects where it is gone. */
  readonly match: (
    analysis: Analysis,
    datasetId: string,
  ) => Promise<{ readonly target: ReplayTarget; readonly matches: readonly TableMatch[] }>;
  readonly recompute: (
    step: AnalysisStep,
    scope: {
      readonly matches: readonly TableMatch[];
      readonly rowCount: number;
      readonly signal: AbortSignal;
    },
  ) => Promise<ReplayedStep>;
  /** Makes the change that was made to some code in other code; `undefined` where that does not hold the changed piece. */
  readonly carrier: (change: { readonly before: string; readonly now: string }) => Promise<Carry>;
  readonly keep: (title: string, target: ReplayTarget, steps: readonly ReplayedStep[]) => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
}

/** An analysis computed again on other data, or after a change. Nothing of it is kept unless the user wants it. */
export function createReplay(effects: ReplayEffects): StoreApi<ReplayState> {
  const running = { controller: new AbortController() };

  return createStore<ReplayState>((set, get) => {
    const change = (part: Partial<ReplayRun>): void =>
      set(({ run }) => ({ run: run === null ? null : { ...run, ...part } }));

    function restart(): AbortController {
      running.controller.abort();
      running.controller = new AbortController();
      return running.controller;
    }

    const changeTable = (name: string, changed: (match: TableMatch) => TableMatch): void => {
      const { run } = get();
      if (run === null) return;
      restart();
      const matches = run.matches.map((match) => (match.recorded === name ? changed(match) : match));
      change({ matches, steps: run.steps.map(() => null), phase: 'asking' });
    };

    async function computeAll(from: number): Promise<void> {
      const controller = restart();
      const { signal } = controller;
      const { run } = get();
      if (run?.target == null) return;
      const startedAt = effects.now();
      const { matches, target, analysis } = run;
      const steps = run.steps.map((step, index) => (index < from ? step : null));
      change({ phase: 'running', steps, isKept: false, failure: null });
      for (const [index, step] of analysis.steps.entries()) {
        if (index < from) continue;
        steps[index] = await effects.recompute(step, { matches, rowCount: target.rowCount, signal });
        signal.throwIfAborted();
        change({ steps: [...steps] });
      }
      change({ phase: 'done', elapsedMs: effects.now() - startedAt });
    }

    async function compute(from = 0): Promise<void> {
      try {
        await computeAll(from);
      } catch (error) {
        if (!isAbort(error)) change({ phase: 'asking', failure: messageOf(error) });
      }
    }

    return {
      run: null,
      begin(analysis) {
        restart();
        set({ run: begun(analysis) });
      },
      async choose(datasetId) {
        const { run } = get();
        if (run === null) return;
        const { signal } = restart();
        change({ ...begun(run.analysis), edited: run.edited, phase: 'matching' });
        try {
          const { target, matches } = await effects.match(run.analysis, datasetId);
          if (signal.aborted) return;
          change({ target, matches, phase: 'asking' });
          if (isSure(matches)) await compute();
        } catch (error) {
          change({ phase: 'choosing', failure: messageOf(error) });
        }
      },
      chooseAnew() {
        restart();
        set(({ run }) => ({
          run: run === null ? null : { ...begun(run.analysis), edited: run.edited },
        }));
      },
      match: (table, column, stand) =>
        changeTable(table, (match) => ({
          ...match,
          columns: match.columns.map((each) =>
            each.recorded === column ? { ...each, stand, how: 'user', isSure: true, doubt: undefined } : each,
          ),
        })),
      filter: (table, filter) => changeTable(table, (match) => ({ ...match, filter })),
      async compute(from = 0) {
        const { run } = get();
        if (run === null) return;
        change({ matches: run.matches.map(settled) });
        await compute(from);
      },
      async edit(edit) {
        const { run } = get();
        if (run === null) return;
        const before = codeOf(run.analysis, edit);
        if (before === undefined || before === edit.code) return;
        const carry = edit.carries ? await effects.carrier({ before, now: edit.code }) : () => undefined;
        const analysis = withEdit(run.analysis, edit, carry);
        const edited = analysis.steps.flatMap((step, index) =>
          step === run.analysis.steps[index] ? [] : [index],
        );
        change({ analysis, edited: [...new Set([...run.edited, ...edited])] });
        await compute(edit.step);
      },
      stop() {
        running.controller.abort();
        change({ phase: 'asking' });
      },
      async keep() {
        const { run } = get();
        if (run?.target == null || run.isKept) return false;
        change({ isKept: true, failure: null });
        try {
          const steps = run.steps.filter((step) => step !== null);
          await effects.keep(run.analysis.title, run.target, steps);
          return true;
        } catch (error) {
          change({ isKept: false, failure: messageOf(error) });
          return false;
        }
      },
      close() {
        restart();
        set({ run: null });
      },
    };
  });
}

function begun(analysis: Analysis): ReplayRun {
  return {
    ...{ analysis, phase: 'choosing', target: null, matches: [], edited: [] },
    ...{ steps: analysis.steps.map(() => null), elapsedMs: 0, isKept: false, failure: null },
  };
}

/** Whether nothing has to be asked. */
export function isSure(matches: readonly TableMatch[]): boolean {
  return matches.every(
    ({ table, columns }) => table !== null && columns.every((column) => column.isSure || !column.isUsed),
  );
}

/** What the user has looked at and let stand. */
function settled(match: TableMatch): TableMatch {
  return { ...match, columns: match.columns.map((column) => ({ ...column, isSure: true })) };
}

function codeOf({ steps }: Analysis, { step, findingId }: CodeEdit): string | undefined {
  return steps[step]?.findings.find(({ id }) => id === findingId)?.code;
}

function withEdit(analysis: Analysis, edit: CodeEdit, carry: Carry): Analysis {
  const carried = (code: string): string => carry(code) ?? code;
  return {
    ...analysis,
    steps: analysis.steps.map((step, index) => {
      if (index < edit.step) return step;
      const findings = step.findings.map((finding) => {
        if (index === edit.step && finding.id === edit.findingId) return { ...finding, code: edit.code };
        const code = finding.language === 'sql' ? carried(finding.code) : finding.code;
        const inputSql = finding.inputSql === undefined ? {} : { inputSql: carried(finding.inputSql) };
        return { ...finding, code, ...inputSql };
      });
      const isSame = findings.every(({ code, inputSql }, place) => {
        const before = step.findings[place];
        return code === before?.code && inputSql === before.inputSql;
      });
      return isSame ? step : { ...step, findings };
    }),
  };
}
