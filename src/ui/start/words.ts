import type { RecomputingState } from '../../state/recomputing.ts';
import { formatCount } from '../format.ts';

type StageKind = Exclude<RecomputingState['stage']['kind'], 'done' | 'failed'>;
const stages: Readonly<Record<StageKind, string>> = {
  waiting: 'Answered by the built-in analyst when this page was built. Your browser will check it.',
  running: 'Answered when this page was built. Your browser is computing it again.',
};

export const startWords = {
  title: 'Ask your data in plain English.',
  lead: 'InsightX reads your file inside this browser tab, runs the SQL and Python for you, and shows where every number comes from.',
  drop: 'Drop files here, or choose them',
  demo: 'Open the demo',
  demoMore: '250,000 synthetic payments, made up for trying things out',
  earlier: 'Earlier chats',
  finished: {
    title: (rows: number, questions: number) =>
      `The demo: ${formatCount(rows)} payments, ${questions} questions`,
    query: 'Query',
  },
  recomputed: {
    ...stages,
    failed: (reason: string) =>
      `Answered when this page was built. It could not be computed again here: ${reason}`,
    done: (right: number, of: number) => `Re-computed in your browser: ${right} of ${of} figures match.`,
    differs: (question: string, shown: string, found: string) =>
      `${question} ${shown} is shown, your browser computes ${found}.`,
    nothing: 'nothing',
  },
  privacy: {
    label: 'What is private, and why',
    notUploaded: {
      title: 'Nothing is uploaded',
      text: 'Files are read where they are. The page may speak to its own address only, and to a model’s if you allow it; the browser enforces it.',
      link: 'Try to steal the data',
    },
    noAccount: {
      title: 'No account, no key',
      text: 'The database, the Python interpreter and the analyst run in this tab. Models answer only if you choose them, and are told what you allow.',
    },
    checked: {
      title: 'Every number can be checked',
      text: 'Click one to see the query and the cell it came from. What was assumed is said.',
    },
  },
};
