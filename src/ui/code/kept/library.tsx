import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Artifact } from '../../../core/artifact.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { Empty } from '../../parts/empty.tsx';
import { useStoreState } from '../../stores-context.ts';
import { kindNames } from './content-text.ts';
import { matches, SearchField } from './search-field.tsx';
import { whenWords } from './when-words.ts';
import './kept-list.css';

/** More are found by searching. */
const mostShown = 100;

/** Every query, script and chart that is kept: the user's own, those of this chat, those of others. */
export function Library({ onOpen }: { readonly onOpen: (artifact: Artifact) => void }) {
  const artifacts = useStoreState('artifacts', (state) => state.artifacts);
  const [wanted, setWanted] = useState('');
  if (artifacts.length === 0) {
    return (
      <Empty title="Nothing is kept yet">
        <p>
          Each query, script and chart of an answer is kept here with all its versions. So is what you keep
          yourself.
        </p>
      </Empty>
    );
  }
  const found = artifacts.filter(({ title, answer, kind }) =>
    matches(`${title} ${answer?.question ?? ''} ${kindNames[kind]}`, wanted),
  );
  return (
    <div className="kept">
      <SearchField label="Search queries, scripts and charts" value={wanted} onChange={setWanted} />
      {found.length === 0 && (
        <p className="console-note">Nothing kept has these words in its title or question.</p>
      )}
      <Groups artifacts={found} onOpen={onOpen} />
    </div>
  );
}

interface GroupsProps {
  readonly artifacts: readonly Artifact[];
  readonly onOpen: (artifact: Artifact) => void;
}

function Groups({ artifacts, onOpen }: GroupsProps) {
  const activeId = useStoreState('conversations', (state) => state.activeId);
  const groups = [
    { name: 'Yours', of: artifacts.filter(({ answer }) => answer === undefined) },
    {
      name: 'Of this chat',
      of: artifacts.filter(({ answer }) => answer !== undefined && answer.conversationId === activeId),
    },
    {
      name: 'Of other chats',
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
      {of.length > mostShown && (
        <p className="console-note">{`${of.length - mostShown} more: search for them.`}</p>
      )}
    </section>
  ));
}

interface KeptArtifactProps {
  readonly artifact: Artifact;
  readonly onOpen: (artifact: Artifact) => void;
}

function KeptArtifact({ artifact, onOpen }: KeptArtifactProps) {
  const remove = useStoreState('artifacts', (state) => state.remove);
  const { id, kind, title, answer, updatedAt, versionCount } = artifact;
  const about = [
    ...(answer === undefined ? [] : [answer.question]),
    ...(versionCount === 1 ? [] : [`${versionCount} versions`]),
    whenWords(updatedAt),
  ];
  return (
    <li className="kept-row">
      <button type="button" className="kept-choice" onClick={() => onOpen(artifact)}>
        <span className={`kept-kind of-${kind}`}>{kindNames[kind]}</span>
        <span className="kept-title">{title}</span>
        <span className="kept-about label">{about.join(' · ')}</span>
      </button>
      {answer === undefined && (
        <Confirm
          label={`Delete ${title}`}
          icon={Trash2}
          question="Delete it with all its versions?"
          action="Delete"
          onConfirm={() => void remove(id)}
        />
      )}
    </li>
  );
}
