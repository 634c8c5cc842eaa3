import { stateGerman } from '../../state/words.de.ts';
import { stateWords } from '../../state/words.ts';
import { agentsGerman } from '../agents/words.de.ts';
import { agentsWords } from '../agents/words.ts';
import { chartsGerman } from '../charts/words.de.ts';
import { chartsWords } from '../charts/words.ts';
import { chatGerman } from '../chat/words.de.ts';
import { chatWords } from '../chat/words.ts';
import { chatsGerman } from '../chats/words.de.ts';
import { chatsWords } from '../chats/words.ts';
import { codeEditorGerman } from '../code/editor/words.de.ts';
import { codeEditorWords } from '../code/editor/words.ts';
import { codeKeptGerman } from '../code/kept/words.de.ts';
import { codeKeptWords } from '../code/kept/words.ts';
import { wheelGerman } from '../code/wheel-words.de.ts';
import { wheelWords } from '../code/wheel-words.ts';
import { codeGerman } from '../code/words.de.ts';
import { codeWords } from '../code/words.ts';
import { commandsGerman } from '../commands/words.de.ts';
import { commandsWords } from '../commands/words.ts';
import { datasetsGerman } from '../datasets/words.de.ts';
import { datasetsWords } from '../datasets/words.ts';
import { warningGerman } from '../dna/warning-words.de.ts';
import { warningWords } from '../dna/warning-words.ts';
import { dnaGerman } from '../dna/words.de.ts';
import { dnaWords } from '../dna/words.ts';
import { findingsGerman } from '../findings/words.de.ts';
import { findingsWords } from '../findings/words.ts';
import { noteGerman } from '../imports/note-words.de.ts';
import { noteWords } from '../imports/note-words.ts';
import { importsGerman } from '../imports/words.de.tsx';
import { importsWords } from '../imports/words.tsx';
import { insightsGerman } from '../insights/words.de.ts';
import { insightsWords } from '../insights/words.ts';
import { inspectorGerman } from '../inspector/words.de.ts';
import { inspectorWords } from '../inspector/words.ts';
import { keptGerman } from '../kept/words.de.ts';
import { keptWords } from '../kept/words.ts';
import { layoutGerman } from '../layout/words.de.ts';
import { layoutWords } from '../layout/words.ts';
import { partsGerman } from '../parts/words.de.ts';
import { partsWords } from '../parts/words.ts';
import { privacyGerman } from '../privacy/words.de.ts';
import { privacyWords } from '../privacy/words.ts';
import { proofEntryGerman } from '../proof/entry-words.de.ts';
import { proofEntryWords } from '../proof/entry-words.ts';
import { proofGerman } from '../proof/words.de.ts';
import { proofWords } from '../proof/words.ts';
import { resultsRowsGerman } from '../results/rows/words.de.ts';
import { resultsRowsWords } from '../results/rows/words.ts';
import { resultsTableGerman } from '../results/table/words.de.ts';
import { resultsTableWords } from '../results/table/words.ts';
import { resultsGerman } from '../results/words.de.ts';
import { resultsWords } from '../results/words.ts';
import { settingsEntryGerman } from '../settings/entry-words.de.ts';
import { settingsEntryWords } from '../settings/entry-words.ts';
import { settingsGerman } from '../settings/words.de.tsx';
import { settingsWords } from '../settings/words.tsx';
import { sharingEntryGerman } from '../sharing/entry-words.de.ts';
import { sharingEntryWords } from '../sharing/entry-words.ts';
import { sharingGerman } from '../sharing/words.de.tsx';
import { sharingWords } from '../sharing/words.tsx';
import { startGerman } from '../start/words.de.ts';
import { startWords } from '../start/words.ts';
import { toastsGerman } from '../toasts/words.de.ts';
import { toastsWords } from '../toasts/words.ts';
import { traceGerman } from '../trace/words.de.ts';
import { traceWords } from '../trace/words.ts';
import { pair } from './use-words.ts';
import { languageGerman } from './words.de.ts';
import { languageWords } from './words.ts';

/** All that the interface says, in German. Fetched only where German is spoken. */
export const german: ReadonlyMap<object, object> = new Map([
  pair(agentsWords, agentsGerman),
  pair(chartsWords, chartsGerman),
  pair(chatWords, chatGerman),
  pair(chatsWords, chatsGerman),
  pair(codeWords, codeGerman),
  pair(wheelWords, wheelGerman),
  pair(codeEditorWords, codeEditorGerman),
  pair(codeKeptWords, codeKeptGerman),
  pair(commandsWords, commandsGerman),
  pair(datasetsWords, datasetsGerman),
  pair(dnaWords, dnaGerman),
  pair(findingsWords, findingsGerman),
  pair(importsWords, importsGerman),
  pair(insightsWords, insightsGerman),
  pair(inspectorWords, inspectorGerman),
  pair(keptWords, keptGerman),
  pair(languageWords, languageGerman),
  pair(layoutWords, layoutGerman),
  pair(noteWords, noteGerman),
  pair(partsWords, partsGerman),
  pair(privacyWords, privacyGerman),
  pair(proofEntryWords, proofEntryGerman),
  pair(proofWords, proofGerman),
  pair(resultsWords, resultsGerman),
  pair(resultsRowsWords, resultsRowsGerman),
  pair(resultsTableWords, resultsTableGerman),
  pair(settingsEntryWords, settingsEntryGerman),
  pair(settingsWords, settingsGerman),
  pair(sharingEntryWords, sharingEntryGerman),
  pair(sharingWords, sharingGerman),
  pair(stateWords, stateGerman),
  pair(startWords, startGerman),
  pair(toastsWords, toastsGerman),
  pair(traceWords, traceGerman),
  pair(warningWords, warningGerman),
]);
