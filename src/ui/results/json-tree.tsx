import { type ReactNode, useState } from 'react';
import type { Cell } from '../../core/cell.ts';
import { useWords } from '../language/use-words.ts';
import { resultsWords } from './words.ts';
import './json-tree.css';

/** Members of a list that are drawn before more are asked for. */
const page = 100;
/** Deeper levels, and longer ones, begin folded. */
const openDepth = 2;
const openLength = 20;

/** Nested values, each level of which can be folded. */
export function JsonTree({ value }: { readonly value: Cell }) {
  return (
    <ul className="json-tree">
      <Member name={undefined} value={value} depth={0} />
    </ul>
  );
}

interface MemberProps {
  /** A field's name or a place in a list; `undefined` for the whole. */
  readonly name: string | undefined;
  readonly value: Cell;
  readonly depth: number;
}

function Member({ name, value, depth }: MemberProps) {
  const label = name !== undefined && <span className="json-name">{name}</span>;
  if (value === null || typeof value !== 'object') {
    return (
      <li>
        {label}
        <Leaf value={value} />
      </li>
    );
  }
  return (
    <li>
      <Branch label={label} value={value} depth={depth} />
    </li>
  );
}

function Branch({
  label,
  value,
  depth,
}: {
  readonly label: ReactNode;
  readonly value: Extract<Cell, object>;
  readonly depth: number;
}) {
  const members = Object.entries(value);
  const [isOpen, setIsOpen] = useState(depth < openDepth && members.length <= openLength);
  const [count, setCount] = useState(page);
  const words = useWords(resultsWords).json;
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {label}
        <span className="json-size">
          {Array.isArray(value) ? words.items(members.length) : words.fields(members.length)}
        </span>
      </summary>
      {isOpen && (
        <ul>
          {members.slice(0, count).map(([name, member]) => (
            <Member key={name} name={name} value={member} depth={depth + 1} />
          ))}
          {members.length > count && (
            <li>
              <button type="button" className="link label" onClick={() => setCount(count + page)}>
                {words.more(Math.min(page, members.length - count), members.length - count)}
              </button>
            </li>
          )}
        </ul>
      )}
    </details>
  );
}

function Leaf({ value }: { readonly value: null | boolean | number | string }) {
  if (typeof value === 'string') return <span className="code-string">{JSON.stringify(value)}</span>;
  if (typeof value === 'number') return <span className="code-number">{String(value)}</span>;
  return <span className="code-keyword">{String(value)}</span>;
}
