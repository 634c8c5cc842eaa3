import type { ArtifactKind } from '../../../core/artifact.ts';
import { counted, formatCount } from '../../format.ts';

const kinds: Readonly<Record<ArtifactKind, string>> = { query: 'SQL', script: 'Python', chart: 'Chart' };

export const codeKeptWords = {
  kinds,
  byYou: 'Kept by you',
  chart: { settings: 'Settings of the chart', place: 'It is drawn in its answer.' },
  form: { name: 'Name', keep: 'Keep', cancel: 'Cancel' },
  more: (count: number) => `${formatCount(count)} more: search for them.`,
  library: {
    emptyTitle: 'Nothing is kept yet',
    empty:
      'Each query, script and chart of an answer is kept here with all its versions. So is what you keep yourself.',
    search: 'Search queries, scripts and charts',
    noneFound: 'Nothing kept has these words in its title or question.',
    yours: 'Yours',
    ofThisChat: 'Of this chat',
    ofOtherChats: 'Of other chats',
    versions: (count: number) => counted(count, 'version'),
    remove: (title: string) => `Delete ${title}`,
    isToBeRemoved: 'Delete it with all its versions?',
    removeIt: 'Delete',
  },
  runs: {
    emptyTitle: 'Nothing was run yet',
    empty: 'What you run in the editor is kept here, also after a reload. One click brings it back.',
    search: 'Search earlier runs',
    noneFound: 'No run has these words in its code.',
    forget: 'Forget all runs',
    areToBeForgotten: 'Forget all runs?',
    forgetThem: 'Forget',
    done: 'done',
    rows: (count: number) => counted(count, 'row'),
    failed: (message: string) => `failed: ${message}`,
    stopped: 'stopped',
    times: (count: number) => `run ${formatCount(count)} times`,
  },
  versions: {
    count: (count: number) => counted(count, 'version'),
    isChanged: 'changed since; a run makes it a version',
    inEditor: 'In the editor',
    notRunYet: 'not run yet',
    number: (number: number) => `Version ${number}`,
    ofTheAnswer: 'the answer’s',
    yours: 'yours',
    again: (number: number) => `version ${number} again`,
    compare: 'Compare',
    compareEditor: 'Compare what is in the editor with the newest',
    compareVersion: (number: number) => `Compare version ${number} with the newest`,
    restore: 'Restore',
    restoreVersion: (number: number) => `Restore version ${number}`,
    fromTo: (older: number, newer: number) => `Version ${older} → version ${newer}`,
    changedFromTo: (older: number, newer: number) => `What changed: Version ${older} to version ${newer}`,
    fromToEditor: (newest: number) => `Version ${newest} → in the editor`,
    changedInEditor: (newest: number) => `What changed: Version ${newest} to in the editor`,
  },
  diff: {
    same: 'Both say the same.',
    linesTheSame: (count: number) => `${counted(count, 'line')} the same`,
    signs: { same: '', removed: 'removed: ', added: 'added: ' },
  },
};
