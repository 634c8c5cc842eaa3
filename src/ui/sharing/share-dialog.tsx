import { Database, FileCode2, FileText, Link2, Notebook, RotateCcw, Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Included, Packed } from '../../state/sharing.ts';
import { counted, formatBytes } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useStores } from '../stores-context.ts';
import { againHash, goTo } from './addresses.ts';
import { useSharing } from './sharing-context.ts';
import './share-dialog.css';

/** Links longer than this are cut off by some mail and chat programs. */
const longLink = 8_000;

export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const packed = useSharing((state) => state.packed);
  const included = useSharing((state) => state.included);
  const pack = useSharing((state) => state.pack);
  useEffect(() => void pack({ tables: false, data: false }), [pack]);
  const made = packed !== null && 'link' in packed ? packed : undefined;
  return (
    <Dialog title="Share this chat" onClose={onClose}>
      <div className="share">
        <Contents included={included} packed={made} choose={(chosen) => void pack(chosen)} />
        {packed !== null && 'failure' in packed && (
          <p role="alert" className="share-failure">{`This could not be made: ${packed.failure}`}</p>
        )}
        <Sending packed={made} />
        <Exports />
        <Again />
      </div>
    </Dialog>
  );
}

interface ContentsProps {
  readonly included: Included;
  readonly packed: Packed | undefined;
  readonly choose: (included: Included) => void;
}

function Contents({ included, packed, choose }: ContentsProps) {
  return (
    <section aria-labelledby="share-contents">
      <h3 id="share-contents">What goes in</h3>
      <p className="share-always">
        {packed === undefined ? 'The questions' : contentsWords(packed)}, with their answers, figures, charts
        and queries.
      </p>
      <Choice
        name="Tables of the answers"
        words="What answers list. They may be rows of your data."
        isChosen={included.tables}
        choose={(tables) => choose({ ...included, tables })}
      />
      <Choice
        name={packed?.dataName === undefined ? 'The data' : `The data: ${packed.dataName}`}
        words="All of it, for whoever opens it. Without it they run the queries on a file of their own."
        isChosen={included.data}
        choose={(data) => choose({ ...included, data })}
      />
    </section>
  );
}

function contentsWords({ questions, insights }: Packed): string {
  const asked = counted(questions, 'question');
  return insights === 0 ? asked : `${asked} and ${counted(insights, 'insight')}`;
}

interface ChoiceProps {
  readonly name: string;
  readonly words: string;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

function Choice({ name, words, isChosen, choose }: ChoiceProps) {
  return (
    <label className="share-choice">
      <input type="checkbox" checked={isChosen} onChange={() => choose(!isChosen)} />
      <span>{name}</span>
      <span className="share-choice-words">{words}</span>
    </label>
  );
}

function Sending({ packed }: { readonly packed: Packed | undefined }) {
  return (
    <section aria-labelledby="share-sending" aria-busy={packed === undefined}>
      <h3 id="share-sending">Send it</h3>
      <div className="share-way">
        <div>
          <h4>
            Link <Size bytes={packed?.link?.length} />
          </h4>
          <p>{linkWords(packed)}</p>
        </div>
        <CopyLink link={packed?.link} />
      </div>
      <div className="share-way">
        <div>
          <h4>
            File <Size bytes={packed?.file.content.size} />
          </h4>
          <p>{packed?.file.name ?? 'A file for InsightX'}: opened by dropping it on InsightX.</p>
        </div>
        <Button
          icon={Save}
          disabled={packed === undefined}
          onClick={() => {
            if (packed !== undefined)
              saveFile(packed.file.name, 'application/octet-stream', packed.file.content);
          }}
        >
          Save file
        </Button>
      </div>
    </section>
  );
}

function Size({ bytes }: { readonly bytes: number | undefined }) {
  return bytes === undefined ? null : <span className="share-size">{formatBytes(bytes)}</span>;
}

function linkWords(packed: Packed | undefined): string {
  if (packed === undefined) return 'Being made.';
  if (packed.link === undefined) return 'This is too much for a link. Save it as a file.';
  return packed.link.length > longLink
    ? 'It holds the analysis itself: no server keeps it. Some programs cut links of this length off; a file is safer.'
    : 'It holds the analysis itself: no server keeps it, and whoever has the link can read it.';
}

function CopyLink({ link }: { readonly link: string | undefined }) {
  const { toasts } = useStores();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    if (link === undefined) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(link);
    } catch {
      toasts.getState().show('warning', 'The browser did not allow copying. Save the file instead.');
    }
  };
  return (
    <>
      <Button look="primary" icon={Link2} disabled={link === undefined} onClick={() => void copy()}>
        {copied !== null && copied === link ? 'Copied' : 'Copy link'}
      </Button>
      <span className="unseen" role="status">
        {copied !== null && copied === link ? 'The link is copied' : ''}
      </span>
    </>
  );
}

const exportsOffered = [
  { format: 'html', name: 'Web page', words: 'One file with the charts', icon: FileCode2 },
  { format: 'markdown', name: 'Markdown', words: 'Words, tables, queries', icon: FileText },
  { format: 'notebook', name: 'Notebook', words: 'Jupyter, pandas, duckdb', icon: Notebook },
  { format: 'sql', name: 'SQL script', words: 'All queries, for DuckDB', icon: Database },
] as const;

function Exports() {
  const exported = useSharing((state) => state.export);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (format: (typeof exportsOffered)[number]['format']) => {
    setFailure(null);
    try {
      const { name, content } = await exported(format);
      saveFile(name, content.type, content);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-labelledby="share-exports">
      <h3 id="share-exports">Save it as</h3>
      <ul className="share-exports">
        {exportsOffered.map(({ format, name, words, icon: Icon }) => (
          <li key={format}>
            <button type="button" onClick={() => void save(format)}>
              <Icon size={18} strokeWidth={1.6} aria-hidden />
              <span>{name}</span>
              <span className="share-export-words">{words}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="label">With the tables that answers show. The data is not in them.</p>
      {failure !== null && (
        <p role="alert" className="share-failure">{`It could not be saved: ${failure}`}</p>
      )}
    </section>
  );
}

function Again() {
  return (
    <section aria-labelledby="share-again">
      <h3 id="share-again">Run it again</h3>
      <div className="share-way">
        <p>
          All answers computed again, without a model: on next month's file, or after a change of what counts.
        </p>
        <Button icon={RotateCcw} onClick={() => goTo(againHash)}>
          Run again
        </Button>
      </div>
    </section>
  );
}
