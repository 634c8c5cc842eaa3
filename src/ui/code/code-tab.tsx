import { FindingChoice } from '../findings/finding-choice.tsx';
import { useSelectedFinding } from '../findings/use-selected-finding.ts';
import { CodeBlock } from './code-block.tsx';
import { SqlConsole } from './sql-console.tsx';
import './code-tab.css';

export default function CodeTab() {
  const selected = useSelectedFinding();
  const sql = selected?.finding.language === 'sql' ? selected.finding.code : selected?.finding.inputSql;
  return (
    <div className="code-tab">
      {selected !== undefined && <FindingChoice selected={selected} tab="code" />}
      {selected?.finding.language === 'python' && (
        <CodeBlock code={selected.finding.code} language="python" />
      )}
      <SqlConsole key={selected?.finding.id ?? 'none'} initial={sql} />
    </div>
  );
}
