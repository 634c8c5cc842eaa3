import { useEffect, useState } from 'react';
import type { Turn } from '../../core/turn.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import { commandsWords } from './words.ts';

export interface FoundColumn {
  readonly datasetId: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

const mostColumns = 12;
const mostTurns = 12;

/** Columns of all open tables in whose name the text stands; none for an empty text. */
export function useColumnsFound(text: string): readonly FoundColumn[] {
  const open = useStoreState('datasets', (state) => state.datasets);
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const all = open.flatMap(({ dataset }) =>
    dataset.tables.flatMap((table) =>
      table.columns.map(({ name, type }) => ({
        datasetId: dataset.id,
        table: table.name,
        column: name,
        type,
      })),
    ),
  );
  return all.filter(({ column }) => column.toLowerCase().includes(wanted)).slice(0, mostColumns);
}

/** Of the chat that is open, those in which all words of the text stand, the newest first; the newest of all for none. */
export function useQuestionsFound(text: string): readonly Pick<Turn, 'id' | 'question'>[] {
  const turns = useStoreState('conversations', (state) => state.turns);
  const wanted = text.toLowerCase().split(/\s+/u);
  const isFound = ({ question }: Turn): boolean => {
    const said = question.toLowerCase();
    return wanted.every((word) => said.includes(word));
  };
  return turns.filter(isFound).slice(-mostTurns).reverse();
}

export interface FoundTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly question: string;
  /** Of the answer, around the first word that was looked for; empty where the words stand in the question. */
  readonly excerpt: string;
}

const typingMs = 120;

/** Turns of other chats in which the words stand. Looked for when typing pauses. */
export function useTurnsFound(text: string): readonly FoundTurn[] {
  const words = useWords(commandsWords).palette;
  const { conversations, toasts } = useStores();
  const [found, setFound] = useState<readonly FoundTurn[]>([]);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < 2) {
      setFound([]);
      return;
    }
    const search = { isWanted: true };
    const look = async (): Promise<void> => {
      const { search: searchTurns, activeId } = conversations.getState();
      const turns = await searchTurns(wanted);
      if (!search.isWanted) return;
      const elsewhere = turns.filter(({ conversationId }) => conversationId !== activeId);
      setFound(elsewhere.slice(0, mostTurns).map((turn) => ({ ...turn, excerpt: excerptOf(turn, wanted) })));
    };
    const timer = setTimeout(() => {
      look().catch((error: unknown) => toasts.getState().show('warning', words.notSearched(String(error))));
    }, typingMs);
    return () => {
      search.isWanted = false;
      clearTimeout(timer);
    };
  }, [wanted, conversations, toasts, words]);
  return found;
}

interface Said {
  readonly question: string;
  readonly answerText?: string | undefined;
}

function excerptOf({ answerText = '' }: Said, wanted: string): string {
  const [word = ''] = wanted.toLowerCase().split(/\s+/u);
  const place = answerText.toLowerCase().indexOf(word);
  if (place < 0) return '';
  const from = Math.max(0, place - 40);
  const excerpt = answerText.slice(from, place + 80).replaceAll(/\s+/gu, ' ');
  return `${from > 0 ? '…' : ''}${excerpt}${place + 80 < answerText.length ? '…' : ''}`;
}
