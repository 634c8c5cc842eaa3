import { Command as Menu } from 'cmdk';
import { CornerDownLeft, Database, MessageSquare, Rows3, Search, Table2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { jumpToTurn } from '../chat/jump.ts';
import { useAsk } from '../chat/use-ask.ts';
import { useWords } from '../language/use-words.ts';
import { Modal } from '../parts/modal.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { type Command, commandGroups } from './command.ts';
import { Keys } from './keys.tsx';
import { useColumnsFound, useQuestionsFound, useTurnsFound } from './use-found.ts';
import { commandsWords } from './words.ts';
import './commands.css';

/** Everything that can be done or gone to, by a few letters of it. */
export default function Palette({ commands }: { readonly commands: readonly Command[] }) {
  const words = useWords(commandsWords);
  const [text, setText] = useState('');
  const showOverlay = useStoreState('workspace', (state) => state.showOverlay);
  const field = useRef<HTMLInputElement>(null);
  const close = () => showOverlay(null);
  // The browser would give the focus to the menu around it.
  useEffect(() => field.current?.focus(), []);
  /** Closed first: what is done then may open something else, or take the focus. */
  const choose = (run: () => void) => () => {
    close();
    // The browser gives the focus back when the dialog has gone.
    requestAnimationFrame(run);
  };
  return (
    <Modal className="palette" label={words.palette.label} onClose={close}>
      <Menu label={words.palette.label} loop>
        <div className="palette-search">
          <Search size={16} aria-hidden />
          <Menu.Input
            ref={field}
            value={text}
            onValueChange={setText}
            placeholder={words.palette.placeholder}
          />
        </div>
        <Menu.List label={words.palette.found}>
          <Menu.Empty>{words.palette.none}</Menu.Empty>
          <Questions text={text} choose={choose} />
          {commandGroups.map((group) => (
            <CommandGroup
              key={group}
              heading={words.groups[group]}
              commands={commands.filter((command) => command.group === group && command.id !== 'palette')}
              choose={choose}
            />
          ))}
          <Datasets choose={choose} />
          <Columns text={text} choose={choose} />
          <Chats choose={choose} />
          <Said text={text} choose={choose} />
          <AskIt text={text} choose={choose} />
        </Menu.List>
      </Menu>
    </Modal>
  );
}

interface Choosing {
  readonly choose: (run: () => void) => () => void;
}

interface CommandGroupProps extends Choosing {
  readonly heading: string;
  readonly commands: readonly Command[];
}

function CommandGroup({ heading, commands, choose }: CommandGroupProps) {
  if (commands.length === 0) return null;
  return (
    <Menu.Group heading={heading}>
      {commands.map(({ id, name, icon: Icon, chord, alsoCalled, run }) => (
        <Menu.Item
          key={id}
          value={`${id} ${name}`}
          keywords={[heading, ...(alsoCalled === undefined ? [] : [alsoCalled])]}
          onSelect={choose(run)}
        >
          <Icon size={15} aria-hidden />
          <span className="palette-name">{name}</span>
          {chord !== undefined && <Keys chord={chord} />}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

/** Of the chat that is open. */
function Questions({ text, choose }: Searching) {
  const words = useWords(commandsWords).palette;
  const found = useQuestionsFound(text);
  const showPart = useStoreState('workspace', (state) => state.showPart);
  if (found.length === 0) return null;
  const go = (id: string) => () => {
    showPart('chat');
    jumpToTurn(id);
  };
  return (
    <Menu.Group heading={words.inThisChat}>
      {found.map(({ id, question }) => (
        <Menu.Item key={id} value={`${question} ${id}`} onSelect={choose(go(id))}>
          <Rows3 size={15} aria-hidden />
          <span className="palette-name">{question}</span>
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

function Datasets({ choose }: Choosing) {
  const words = useWords(commandsWords).palette;
  const { datasets, workspace } = useStores();
  const open = useStoreState('datasets', (state) => state.datasets);
  if (open.length === 0) return null;
  const go = (id: string) => () => {
    datasets.getState().activate(id);
    workspace.getState().showTab('dna');
  };
  return (
    <Menu.Group heading={words.datasets}>
      {open.map(({ dataset: { id, name } }) => (
        <Menu.Item key={id} value={`dataset ${name} ${id}`} onSelect={choose(go(id))}>
          <Database size={15} aria-hidden />
          <span className="palette-name">{name}</span>
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

interface Searching extends Choosing {
  readonly text: string;
}

function Columns({ text, choose }: Searching) {
  const words = useWords(commandsWords).palette;
  const { datasets, workspace } = useStores();
  const found = useColumnsFound(text);
  if (found.length === 0) return null;
  return (
    <Menu.Group heading={words.columns} forceMount>
      {found.map(({ datasetId, table, column, type }) => (
        <Menu.Item
          key={`${datasetId} ${table} ${column}`}
          value={`column ${datasetId} ${table} ${column}`}
          forceMount
          onSelect={choose(() => {
            datasets.getState().activate(datasetId);
            workspace.getState().showColumn({ table, column });
          })}
        >
          <Table2 size={15} aria-hidden />
          <span className="palette-name">{column}</span>
          <span className="label">{`${table} · ${type}`}</span>
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

function Chats({ choose }: Choosing) {
  const words = useWords(commandsWords).palette;
  const { conversations } = useStores();
  const activeId = useStoreState('conversations', (state) => state.activeId);
  const chats = useStoreState('conversations', (state) => state.conversations);
  const others = chats.filter(({ id }) => id !== activeId);
  if (others.length === 0) return null;
  return (
    <Menu.Group heading={words.chats}>
      {others.map(({ id, title }) => (
        <Menu.Item
          key={id}
          value={`chat ${title} ${id}`}
          onSelect={choose(() => void conversations.getState().open(id))}
        >
          <MessageSquare size={15} aria-hidden />
          <span className="palette-name">{title}</span>
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

/** In the questions and answers of other chats. */
function Said({ text, choose }: Searching) {
  const words = useWords(commandsWords).palette;
  const { conversations } = useStores();
  const found = useTurnsFound(text);
  if (found.length === 0) return null;
  const go = async (conversationId: string, turnId: string): Promise<void> => {
    await conversations.getState().open(conversationId);
    requestAnimationFrame(() => jumpToTurn(turnId));
  };
  return (
    <Menu.Group heading={words.said} forceMount>
      {found.map(({ id, conversationId, question, excerpt }) => (
        <Menu.Item
          key={id}
          value={`said ${id}`}
          forceMount
          onSelect={choose(() => void go(conversationId, id))}
        >
          <MessageSquare size={15} aria-hidden />
          <span className="palette-said">
            <span className="palette-name">{question}</span>
            {excerpt !== '' && <span className="label">{excerpt}</span>}
          </span>
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

function AskIt({ text, choose }: Searching): ReactNode {
  const words = useWords(commandsWords).palette;
  const { ask, obstacle } = useAsk();
  const { workspace } = useStores();
  const question = text.trim();
  if (question.length < 3 || obstacle !== undefined) return null;
  const run = () => {
    workspace.getState().showPart('chat');
    ask(question);
  };
  return (
    <Menu.Group heading={words.ask} forceMount>
      <Menu.Item value="ask it" forceMount onSelect={choose(run)}>
        <CornerDownLeft size={15} aria-hidden />
        <span className="palette-name">{words.askIt(question)}</span>
      </Menu.Item>
    </Menu.Group>
  );
}
