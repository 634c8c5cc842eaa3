import { Database, FileCode2, FileText, Link2, Notebook, RotateCcw, Save } from 'lucide-react';
import { useEffect, useState } from 'react';
import { messageOf } from '../../core/error.ts';
import type { Included, Packed } from '../../state/sharing.ts';
import { formatBytes } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useStores } from '../stores-context.ts';
import { againHash, goTo } from './addresses.ts';
import { useSharing } from './sharing-context.ts';
import { sharingWords } from './words.tsx';
import './share-dialog.css';

/** Links longer than this are cut off by some mail and chat programs. */
const longLink = 8_000;

export default function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(sharingWords).dialog;
  const packed = useSharing((state) => state.packed);
  const included = useSharing((state) => state.included);
  const pack = useSharing((state) => state.pack);
  useEffect(() => void pack({ tables: false, data: false }), [pack]);
  const made = packed !== null && 'link' in packed ? packed : undefined;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="share">
        <Contents included={included} packed={made} choose={(chosen) => void pack(chosen)} />
        {packed !== null && 'failure' in packed && (
          <p role="alert" className="share-failure">
            {words.failed(packed.failure)}
          </p>
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
  const words = useWords(sharingWords).dialog;
  return (
    <section aria-labelledby="share-contents">
      <h3 id="share-contents">{words.contents}</h3>
      <p className="share-always">
        {packed === undefined ? words.alwaysUncounted : words.always(packed.questions, packed.insights)}
      </p>
      <Choice
        name={words.tables}
        words={words.tablesWords}
        isChosen={included.tables}
        choose={(tables) => choose({ ...included, tables })}
      />
      <Choice
        name={packed?.dataName === undefined ? words.data : words.dataNamed(packed.dataName)}
        words={words.dataWords}
        isChosen={included.data}
        choose={(data) => choose({ ...included, data })}
      />
    </section>
  );
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
  const words = useWords(sharingWords).dialog;
  return (
    <section aria-labelledby="share-sending" aria-busy={packed === undefined}>
      <h3 id="share-sending">{words.sending}</h3>
      <div className="share-way">
        <div>
          <h4>
            {words.link} <Size bytes={packed?.link?.length} />
          </h4>
          <p>{linkWords(packed, words)}</p>
        </div>
        <CopyLink link={packed?.link} />
      </div>
      <div className="share-way">
        <div>
          <h4>
            {words.file} <Size bytes={packed?.file.content.size} />
          </h4>
          <p>{words.fileWords(packed?.file.name)}</p>
        </div>
        <Button
          icon={Save}
          disabled={packed === undefined}
          onClick={() => {
            if (packed !== undefined)
              saveFile(packed.file.name, 'application/octet-stream', packed.file.content);
          }}
        >
          {words.saveFile}
        </Button>
      </div>
    </section>
  );
}

function Size({ bytes }: { readonly bytes: number | undefined }) {
  return bytes === undefined ? null : <span className="share-size">{formatBytes(bytes)}</span>;
}

function linkWords(packed: Packed | undefined, words: typeof sharingWords.dialog): string {
  if (packed === undefined) return words.isMade;
  if (packed.link === undefined) return words.tooMuch;
  return packed.link.length > longLink ? words.longLink : words.shortLink;
}

function CopyLink({ link }: { readonly link: string | undefined }) {
  const words = useWords(sharingWords).dialog;
  const { toasts } = useStores();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    if (link === undefined) return;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(link);
    } catch {
      toasts.getState().show('warning', words.notCopied);
    }
  };
  return (
    <>
      <Button look="primary" icon={Link2} disabled={link === undefined} onClick={() => void copy()}>
        {copied !== null && copied === link ? words.copied : words.copy}
      </Button>
      <span className="unseen" role="status">
        {copied !== null && copied === link ? words.isCopied : ''}
      </span>
    </>
  );
}

const exportsOffered = [
  { format: 'html', icon: FileCode2 },
  { format: 'markdown', icon: FileText },
  { format: 'notebook', icon: Notebook },
  { format: 'sql', icon: Database },
] as const;

function Exports() {
  const words = useWords(sharingWords).dialog;
  const exported = useSharing((state) => state.export);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (format: (typeof exportsOffered)[number]['format']) => {
    setFailure(null);
    try {
      const { name, content } = await exported(format);
      saveFile(name, content.type, content);
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  return (
    <section aria-labelledby="share-exports">
      <h3 id="share-exports">{words.exports}</h3>
      <ul className="share-exports">
        {exportsOffered.map(({ format, icon: Icon }) => (
          <li key={format}>
            <button type="button" onClick={() => void save(format)}>
              <Icon size={18} strokeWidth={1.6} aria-hidden />
              <span>{words[format]}</span>
              <span className="share-export-words">{words[`${format}Words`]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="label">{words.withoutData}</p>
      {failure !== null && (
        <p role="alert" className="share-failure">
          {words.notSaved(failure)}
        </p>
      )}
    </section>
  );
}

function Again() {
  const words = useWords(sharingWords).dialog;
  return (
    <section aria-labelledby="share-again">
      <h3 id="share-again">{words.again}</h3>
      <div className="share-way">
        <p>{words.againWords}</p>
        <Button icon={RotateCcw} onClick={() => goTo(againHash)}>
          {words.runAgain}
        </Button>
      </div>
    </section>
  );
}
