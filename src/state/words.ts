import type { FileFact, Refused } from '../core/file-fact.ts';
import type { Doubt, Obstacle, ValueFamily } from '../core/replay.ts';

const families: Readonly<Record<ValueFamily, string>> = {
  ...{ number: 'numbers', moment: 'dates', text: 'text', truth: 'yes and no', other: 'other values' },
};

/** What stores tell the reader. `why` is what somebody below has said, and ends as it likes. */
export const stateWords = {
  datasets: {
    notRemoved: (name: string, why: string) => `${name} could not be removed: ${why}`,
    notMeasured: (name: string, why: string) => `${name} could not be measured: ${why}`,
    notKept: (name: string, why: string) => `${name} could not be kept: ${why}`,
    profileNotKept: (name: string, why: string) => `The Data DNA of ${name} could not be kept: ${why}`,
    restNotKept: (why: string) => `What could not be saved could not be kept: ${why}`,
    notLookedAt: (name: string, why: string) => `${name} could not be looked at: ${why}`,
    notRead: (why: string) => `What was kept could not be read: ${why}`,
    unreadable: (count: number) =>
      count === 1
        ? 'One dataset that is kept could not be read, as if another version of InsightX had written it. Its data is left as it is.'
        : `${count} datasets that are kept could not be read, as if another version of InsightX had written it. Their data is left as it is.`,
    isOpen: (name: string) => `${name} is open already and was not read twice.`,
    hasContentOf: (name: string, open: string) =>
      `${name} has the same content as ${open}, which is open, and was not read twice.`,
    isOther: (fileName: string) =>
      `${fileName} is not the file that was read before: its content has changed.`,
    /** English is what a refusal is told in. */
    refused: ({ message, advice }: Refused & { readonly fact?: FileFact | undefined }): Refused => ({
      message,
      advice,
    }),
    staysAsBefore: (name: string, why: string) => `${name} stays as it was. ${why}`,
    tryAgain: 'Nothing else was changed. Try the file again, or reload the page.',
    restarted: 'The engine broke down and was started anew. All datasets are there.',
    restartedWithout: (gone: readonly string[]) =>
      `The engine broke down and was started anew. ${listed(gone)} had not been saved: drop the ${gone.length === 1 ? 'file' : 'files'} again.`,
    wasInPlace: (name: string, fileName: string) =>
      `${name} was read in place: drop ${fileName} again to go on with it.`,
    combinedIsGone: (name: string) => `${name} is not on this machine any more. Combine its files again.`,
    isGone: (name: string, fileName: string) =>
      `The data of ${name} is not on this machine any more. Drop ${fileName} again.`,
    isOutOfReach: (name: string, why: string) => `The data of ${name} cannot be reached. ${why}`,
  },
  hosted: {
    noAddress: (address: string) => `“${address}” is not an address.`,
    noAddressAdvice: 'Check the link: after “?data=” comes the address of a file on this site.',
    elsewhere: (host: string) =>
      `The file lies elsewhere (${host}). A link may only open files of this site, so that it cannot make the page call on others.`,
    elsewhereAdvice: 'If you trust where it lies, download the file and drop it here.',
    isFolder: (path: string) => `${path} is a folder, not a file.`,
    isFolderAdvice: 'Check the link: it must end with the name of a file.',
    notFetched: (path: string, why: string) => `${path} could not be fetched: ${why}.`,
    notFetchedAdvice: 'Check that you are online, and open the link again.',
    noFile: (path: string) => `There is no file at ${path}.`,
    refused: (path: string, status: number) => `The server does not give ${path} out (status ${status}).`,
    isPage: (path: string) => `At ${path} lies a web page, not a data file.`,
    checkAddress: (address: string) => `Check the address in the link: ${address}`,
    tooLarge: (name: string, gigabytes: string, most: number) =>
      `${name} has ${gigabytes} GB; a link opens files of up to ${most} GB.`,
    tooLargeAdvice: 'Download it and drop it here: a large file is then read where it lies.',
  },
  relations: {
    noJoins: (why: string) => `Joins between the tables were not found: ${why}`,
    notCombined: (why: string) => `The files were not combined: ${why}`,
    combined: (tables: number) => `${tables} tables combined`,
  },
  chats: {
    answerNotKept: (why: string) => `This answer could not be kept: ${why}`,
    changeNotKept: (why: string) => `The change could not be kept: ${why}`,
    chartNotKept: (why: string) => `The chart could not be kept as it is now: ${why}`,
    notDeleted: (why: string) => `The chat could not be deleted: ${why}`,
    notRead: (why: string) => `Earlier chats could not be read: ${why}`,
  },
  insights: {
    notRead: (why: string) => `The insights could not be read: ${why}`,
    notKept: (why: string) => `The insight could not be kept: ${why}`,
  },
  ledger: {
    notRead: (why: string) => `The ledger of earlier visits could not be read: ${why}`,
    notWritten: (why: string) => `A request could not be written into the ledger: ${why}`,
  },
  results: {
    notWritten: (why: string) => `The file could not be written: ${why}`,
    notHeld: 'The result is not held.',
  },
  kept: {
    heldElsewhere:
      'Nothing was deleted: another tab has the saved tables open. Close it, or choose “Use them here”, and try again.',
    notDeleted: (why: string) =>
      `Not everything could be deleted: ${why} Close other tabs of InsightX, reload this page and try again.`,
    silent: 'The other tab does not answer. Close it, then reload this page.',
    cannot: 'The other tab could not let go of the saved tables. Close it, then reload this page.',
    tooLong:
      'The other tab has been saving for a quarter of an hour. Look there, and try again when it is done.',
  },
  artifacts: {
    notRead: (why: string) => `What was kept of earlier answers could not be read: ${why}`,
    versionsNotRead: (why: string) => `The versions could not be read: ${why}`,
    answerNotKept: (why: string) => `The code of the answer could not be kept: ${why}`,
    notKept: (why: string) => `It could not be kept: ${why}`,
    versionNotKept: (why: string) => `The new version could not be kept: ${why}`,
    notRestored: (why: string) => `The version could not be restored: ${why}`,
    nameNotKept: (why: string) => `The name could not be kept: ${why}`,
    notDeleted: (why: string) => `It could not be deleted: ${why}`,
  },
  drafts: { notKept: (why: string) => `What you typed could not be kept: ${why}` },
  history: {
    notRead: (why: string) => `Earlier runs could not be read: ${why}`,
    notKept: (why: string) => `The run could not be kept: ${why}`,
    notForgotten: (why: string) => `The runs could not be forgotten: ${why}`,
  },
  settings: {
    notKept: (why: string) => `The settings could not be kept: ${why}`,
    nothingKept: (why: string) => `Nothing can be kept in this browser: ${why}`,
    noWords: (why: string) =>
      `The words of this language could not be fetched: ${why}. Choose it again when there is a network.`,
  },
  launched: { notOpened: (why: string) => `The file could not be opened: ${why}` },
  recomputing: {
    done: (right: number, all: number) =>
      `The finished analysis was re-computed in your browser: ${right} of ${all} figures match.`,
  },
  replay: {
    noTable: 'This dataset has no table that could be asked.',
    doubt: doubtWords,
    why: whyWords,
  },
};

export type StateWords = typeof stateWords;

function listed(names: readonly string[]): string {
  return names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function doubtWords(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'other-name':
      return 'it has another name';
    case 'nothing-alike':
      return 'no column is like it';
    case 'other-values':
      return `it held ${families[doubt.before]} and holds ${families[doubt.now]} now`;
  }
}

function whyWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'said':
      return obstacle.words;
    case 'no-table':
      return `There is no table for ${obstacle.name}.`;
    case 'no-column':
      return `There is no column for ${obstacle.name}.`;
    case 'no-row':
      return `There is no ${obstacle.name} in this result.`;
    case 'no-result-column':
      return `The result has no ${obstacle.name} any more.`;
    case 'several-rows':
      return `Its result had one row and has ${obstacle.count} now.`;
    case 'more-rows':
      return `There are more than ${obstacle.count} rows now.`;
    case 'whole-table':
      return 'It reads the whole table beside its query, which other names or rows do not allow.';
    case 'of-question':
      return 'The question said it.';
    case 'unrecorded':
      return 'The result that it comes from was not recorded.';
    case 'no-rows':
      return 'Its result has no rows any more.';
    case 'row-untold':
      return 'Which row it was of was not shared with it.';
    case 'row-unnamed':
      return 'Nothing tells its row from the others.';
    case 'not-computable':
      return 'It cannot be computed from what is there now.';
    case 'place-in-list':
      return 'Its place in a list is not that of its name.';
    case 'no-such-value':
      return 'The code gives no such value any more.';
    case 'other-kind':
      return 'The code gives another kind of value now.';
    case 'of-profile':
      return 'It comes from the Data DNA, which a query cannot compute again.';
  }
}
