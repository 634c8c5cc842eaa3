import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Artifact } from '../../../core/artifact.ts';
import { useWords } from '../../language/use-words.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Empty } from '../../parts/empty.tsx';
import { useStoreState } from '../../stores-context.ts';
import { matches, SearchField } from './search-field.tsx';
import { whenWords } from './when-words.ts';
import { codeKeptWords } from './words.ts';
import './kept-list.css';

/** More are found by searching. */
const mostShown = 100;

/** Every query, script and chart that is kept: the user's own, those of this chat, those of others. */
export function Library({ onOpen }: { readonly onOpen: (artifact: Artifact) => void }) {
  const words = useWords(codeKeptWords);
  const artifacts = useStoreState('artifacts', (state) => state.artifacts);
  const [wanted, setWanted] = useState('');
  if (artifacts.length === 0) {
    return (
      <Empty title={words.library.emptyTitle}>
        <p>{words.library.empty}</p>
      </Empty>
    );
  }
  const found = artifacts.filter(({ title, answer, kind }) =>
    matches(`${title} ${answer?.question ?? ''} ${words.kinds[kind]}`, wanted),
  );
  return (
    <div className="kept">
      <SearchField label={words.library.search} value={wanted} onChange={setWanted} />
      {found.length === 0 && <p className="console-note">{words.library.noneFound}</p>}
      <Groups artifacts={found} onOpen={onOpen} />
    </div>
  );
}

interface GroupsProps {
  readonly artifacts: readonly Artifact[];
  readonly onOpen: (artifact: Artifact) => void;
}

function Groups({ artifacts, onOpen }: GroupsProps) {
  const words = useWords(codeKeptWords);
  const activeId = useStoreState('conversations', (state) => state.activeId);
  const groups = [
    { name: words.library.yours, of: artifacts.filter(({ answer }) => answer === undefined) },
    {
      name: words.library.ofThisChat,
      of: artifacts.filter(({ answer }) => answer !== undefined && answer.conversationId === activeId),
    },
    {
      name: words.library.ofOtherChats,
      of: artifacts.filter(({ answer }) => answer !== undefined && answer.conversationId !== activeId),
    },
  ].filter((group) => group.of.length > 0);
  return groups.map(({ name, of }) => (
    <section key={name} className="kept-group" aria-label={name}>
      <h4 className="label">{name}</h4>
      <ul>
        {of.slice(0, mostShown).map((artifact) => (
          <KeptArtifact key={artifact.id} artifact={artifact} onOpen={onOpen} />
        ))}
      </ul>
      {of.length > mostShown && <p className="console-note">{words.more(of.length - mostShown)}</p>}
    </section>
  ));
}

interface KeptArtifactProps {
  readonly artifact: Artifact;
  readonly onOpen: (artifact: Artifact) => void;
}

function KeptArtifact({ artifact, onOpen }: KeptArtifactProps) {
  const words = useWords(codeKeptWords);
  const remove = useStoreState('artifacts', (state) => state.remove);
  const { id, kind, title, answer, updatedAt, versionCount } = artifact;
  const about = [
    ...(answer === undefined ? [] : [answer.question]),
    ...(versionCount === 1 ? [] : [words.library.versions(versionCount)]),
    whenWords(updatedAt),
  ];
  return (
    <li className="kept-row">
      <button type="button" className="kept-choice" onClick={() => onOpen(artifact)}>
        <span className={`kept-kind of-${kind}`}>{words.kinds[kind]}</span>
        <span className="kept-title">{title}</span>
        <span className="kept-about label">{about.join(' · ')}</span>
      </button>
      {answer === undefined && (
        <Confirm
          label={words.library.remove(title)}
          icon={Trash2}
          question={words.library.isToBeRemoved}
          action={words.library.removeIt}
          onConfirm={() => void remove(id)}
        />
      )}
    </li>
  );
}
