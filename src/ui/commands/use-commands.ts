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
import { tabSigns } from '../layout/tab-signs.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import type { Command } from './command.ts';

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
  const { conversations, workspace } = useStores();
  const showChat = () => workspace.getState().showPart('chat');
  const stop: Command = {
    ...{ id: 'stop', group: 'Ask', name: 'Stop the answer', icon: Square },
    run: () => conversations.getState().stop(),
  };
  return [
    {
      ...{ id: 'ask', group: 'Ask', name: 'Ask a question', icon: CornerDownLeft, chord: { key: '/' } },
      run() {
        showChat();
        focusComposer();
      },
    },
    {
      ...{ id: 'new-chat', group: 'Ask', name: 'New chat', icon: SquarePen, chord: { key: 'n', alt: true } },
      run() {
        conversations.getState().startNew();
        showChat();
        focusComposer();
      },
    },
    {
      ...{ id: 'next', group: 'Ask', name: 'Next question', icon: ArrowDown, chord: { key: 'j' } },
      run() {
        showChat();
        jumpToQuestion(1);
      },
    },
    {
      ...{ id: 'previous', group: 'Ask', name: 'Previous question', icon: ArrowUp, chord: { key: 'k' } },
      run() {
        showChat();
        jumpToQuestion(-1);
      },
    },
    ...(isRunning ? [stop] : []),
  ];
}

function useShowCommands(): readonly Command[] {
  const { workspace } = useStores();
  const { arrange, showTab, showPart } = workspace.getState();
  const toggle = (side: 'leftOpen' | 'rightOpen', part: 'data' | 'details') => () => {
    const { arrangement, part: shown } = workspace.getState();
    arrange({ [side]: !arrangement[side] });
    showPart(shown === part ? 'chat' : part);
  };
  const tab = (each: SideTab, place: number): Command => ({
    ...{ id: `tab-${each}`, group: 'Show', name: tabSigns[each].name, icon: tabSigns[each].icon },
    chord: { key: String(place + 1), alt: true },
    run: () => showTab(each),
  });
  return [
    ...sideTabs.map(tab),
    {
      ...{ id: 'left', group: 'Show', name: 'Data and chats: open or close', icon: PanelLeft },
      chord: { key: '[' },
      run: toggle('leftOpen', 'data'),
    },
    {
      ...{ id: 'right', group: 'Show', name: 'Details: open or close', icon: PanelRight },
      chord: { key: ']' },
      run: toggle('rightOpen', 'details'),
    },
    {
      ...{ id: 'ledger', group: 'Show', name: 'Ledger: what left this page', icon: ScrollText },
      run: () => workspace.getState().trace({ of: 'requests', questionId: null }),
    },
    {
      ...{
        id: 'print',
        group: 'Show',
        name: 'Print this chat',
        icon: Printer,
        alsoCalled: 'pdf report paper',
      },
      run: () => print(),
    },
  ];
}

function useDataCommands(): readonly Command[] {
  const { datasets } = useStores();
  const pick = usePickFiles();
  return [
    {
      ...{
        id: 'open',
        group: 'Data',
        name: 'Open files',
        icon: FileInput,
        alsoCalled: 'add import load csv',
      },
      chord: { key: 'o', mod: true },
      run: pick,
    },
    {
      ...{
        id: 'demo',
        group: 'Data',
        name: 'Open the demo',
        icon: TestTubeDiagonal,
        alsoCalled: 'example sample',
      },
      run: () => void datasets.getState().openDemo(),
    },
  ];
}

function useSettingsCommands(): readonly Command[] {
  const { workspace } = useStores();
  const { arrange, showSettings, showOverlay } = workspace.getState();
  return [
    {
      ...{ id: 'settings', group: 'Settings', name: 'Settings: who answers', icon: SlidersHorizontal },
      ...{ alsoCalled: 'models keys provider', chord: { key: ',', mod: true } },
      run: () => showSettings('answering'),
    },
    {
      ...{ id: 'told', group: 'Settings', name: 'Settings: what models are told', icon: SlidersHorizontal },
      ...{ alsoCalled: 'privacy level masking' },
      run: () => showSettings('told'),
    },
    {
      ...{ id: 'roles', group: 'Settings', name: 'Settings: a model for each role', icon: SlidersHorizontal },
      run: () => showSettings('roles'),
    },
    {
      ...{ id: 'prices', group: 'Settings', name: 'Settings: prices and budget', icon: SlidersHorizontal },
      run: () => showSettings('prices'),
    },
    {
      ...{ id: 'light', group: 'Settings', name: 'Light colours', icon: Sun, alsoCalled: 'theme' },
      run: () => arrange({ theme: 'light' }),
    },
    {
      ...{ id: 'dark', group: 'Settings', name: 'Dark colours', icon: Moon, alsoCalled: 'theme' },
      run: () => arrange({ theme: 'dark' }),
    },
    {
      ...{
        id: 'system',
        group: 'Settings',
        name: 'Colours of the system',
        icon: Monitor,
        alsoCalled: 'theme',
      },
      run: () => arrange({ theme: 'system' }),
    },
    {
      ...{ id: 'privacy', group: 'Help', name: 'Privacy: what this page may reach', icon: ShieldCheck },
      ...{ alsoCalled: 'proof attacks steal policy' },
      run: () => location.assign('#privacy'),
    },
    {
      ...{ id: 'palette', group: 'Help', name: 'All commands', icon: CommandSign },
      chord: { key: 'k', mod: true },
      run: () => showOverlay('palette'),
    },
    {
      ...{ id: 'shortcuts', group: 'Help', name: 'Keyboard shortcuts', icon: Keyboard, chord: { key: '?' } },
      run: () => showOverlay('shortcuts'),
    },
  ];
}
