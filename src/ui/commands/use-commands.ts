import {
  ArrowDown,
  ArrowUp,
  Command as CommandSign,
  CornerDownLeft,
  FileInput,
  Keyboard,
  Monitor,
  Moon,
  PanelLeft,
  PanelRight,
  Printer,
  ScrollText,
  ShieldCheck,
  SlidersHorizontal,
  Square,
  SquarePen,
  Sun,
  TestTubeDiagonal,
} from 'lucide-react';
import { type SideTab, sideTabs } from '../../state/workspace.ts';
import { focusComposer, jumpToQuestion } from '../chat/jump.ts';
import { usePickFiles } from '../datasets/file-picker.tsx';
import { useWords } from '../language/use-words.ts';
import { tabIcons } from '../layout/tab-icons.ts';
import { layoutWords } from '../layout/words.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import type { Command } from './command.ts';
import { commandsWords } from './words.ts';

/** All that can be done from anywhere, now. */
export function useCommands(): readonly Command[] {
  const isRunning = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const isStart = useIsStart();
  const ask = useAskCommands(isRunning);
  const show = useShowCommands();
  const data = useDataCommands();
  const settings = useSettingsCommands();
  return [...(isStart ? [] : [...ask, ...show]), ...data, ...settings];
}

/** Nothing is there to ask about, or to read. */
function useIsStart(): boolean {
  const hasData = useStoreState('datasets', (state) => state.datasets.length > 0);
  const hasChat = useStoreState('conversations', (state) => state.activeId !== null);
  return !hasData && !hasChat;
}

function useAskCommands(isRunning: boolean): readonly Command[] {
  const { names } = useWords(commandsWords);
  const { conversations, workspace } = useStores();
  const showChat = () => workspace.getState().showPart('chat');
  const stop: Command = {
    ...{ id: 'stop', group: 'ask', name: names.stop, icon: Square },
    run: () => conversations.getState().stop(),
  };
  return [
    {
      ...{ id: 'ask', group: 'ask', name: names.ask, icon: CornerDownLeft, chord: { key: '/' } },
      run() {
        showChat();
        focusComposer();
      },
    },
    {
      ...{
        id: 'new-chat',
        group: 'ask',
        name: names.newChat,
        icon: SquarePen,
        chord: { key: 'n', alt: true },
      },
      run() {
        conversations.getState().startNew();
        showChat();
        focusComposer();
      },
    },
    {
      ...{ id: 'next', group: 'ask', name: names.next, icon: ArrowDown, chord: { key: 'j' } },
      run() {
        showChat();
        jumpToQuestion(1);
      },
    },
    {
      ...{ id: 'previous', group: 'ask', name: names.previous, icon: ArrowUp, chord: { key: 'k' } },
      run() {
        showChat();
        jumpToQuestion(-1);
      },
    },
    ...(isRunning ? [stop] : []),
  ];
}

function useShowCommands(): readonly Command[] {
  const { names, also } = useWords(commandsWords);
  const tabNames = useWords(layoutWords).tabs;
  const { workspace } = useStores();
  const { arrange, showTab, showPart } = workspace.getState();
  const toggle = (side: 'leftOpen' | 'rightOpen', part: 'data' | 'details') => () => {
    const { arrangement, part: shown } = workspace.getState();
    arrange({ [side]: !arrangement[side] });
    showPart(shown === part ? 'chat' : part);
  };
  const tab = (each: SideTab, place: number): Command => ({
    ...{ id: `tab-${each}`, group: 'show', name: tabNames[each], icon: tabIcons[each] },
    chord: { key: String(place + 1), alt: true },
    run: () => showTab(each),
  });
  return [
    ...sideTabs.map(tab),
    {
      ...{ id: 'left', group: 'show', name: names.left, icon: PanelLeft },
      chord: { key: '[' },
      run: toggle('leftOpen', 'data'),
    },
    {
      ...{ id: 'right', group: 'show', name: names.right, icon: PanelRight },
      chord: { key: ']' },
      run: toggle('rightOpen', 'details'),
    },
    {
      ...{ id: 'ledger', group: 'show', name: names.ledger, icon: ScrollText },
      run: () => workspace.getState().trace({ of: 'requests', questionId: null }),
    },
    {
      ...{
        id: 'print',
        group: 'show',
        name: names.print,
        icon: Printer,
        alsoCalled: also.print,
      },
      run: () => print(),
    },
  ];
}

function useDataCommands(): readonly Command[] {
  const { names, also } = useWords(commandsWords);
  const { datasets } = useStores();
  const pick = usePickFiles();
  return [
    {
      ...{
        id: 'open',
        group: 'data',
        name: names.open,
        icon: FileInput,
        alsoCalled: also.open,
      },
      chord: { key: 'o', mod: true },
      run: pick,
    },
    {
      ...{
        id: 'demo',
        group: 'data',
        name: names.demo,
        icon: TestTubeDiagonal,
        alsoCalled: also.demo,
      },
      run: () => void datasets.getState().openDemo(),
    },
  ];
}

function useSettingsCommands(): readonly Command[] {
  const { names, also } = useWords(commandsWords);
  const { workspace } = useStores();
  const { arrange, showSettings, showOverlay } = workspace.getState();
  return [
    {
      ...{ id: 'settings', group: 'settings', name: names.settings, icon: SlidersHorizontal },
      ...{ alsoCalled: also.settings, chord: { key: ',', mod: true } },
      run: () => showSettings('answering'),
    },
    {
      ...{ id: 'told', group: 'settings', name: names.told, icon: SlidersHorizontal },
      ...{ alsoCalled: also.told },
      run: () => showSettings('told'),
    },
    {
      ...{ id: 'roles', group: 'settings', name: names.roles, icon: SlidersHorizontal },
      run: () => showSettings('roles'),
    },
    {
      ...{ id: 'prices', group: 'settings', name: names.prices, icon: SlidersHorizontal },
      run: () => showSettings('prices'),
    },
    {
      ...{ id: 'light', group: 'settings', name: names.light, icon: Sun, alsoCalled: also.theme },
      run: () => arrange({ theme: 'light' }),
    },
    {
      ...{ id: 'dark', group: 'settings', name: names.dark, icon: Moon, alsoCalled: also.theme },
      run: () => arrange({ theme: 'dark' }),
    },
    {
      ...{
        id: 'system',
        group: 'settings',
        name: names.system,
        icon: Monitor,
        alsoCalled: also.theme,
      },
      run: () => arrange({ theme: 'system' }),
    },
    {
      ...{ id: 'privacy', group: 'help', name: names.privacy, icon: ShieldCheck },
      ...{ alsoCalled: also.privacy },
      run: () => location.assign('#privacy'),
    },
    {
      ...{ id: 'palette', group: 'help', name: names.palette, icon: CommandSign },
      chord: { key: 'k', mod: true },
      run: () => showOverlay('palette'),
    },
    {
      ...{ id: 'shortcuts', group: 'help', name: names.shortcuts, icon: Keyboard, chord: { key: '?' } },
      run: () => showOverlay('shortcuts'),
    },
  ];
}
