import { Check, TriangleAlert } from 'lucide-react';
import type { CellCount, Detection, ImportReport, ReadChoices } from '../../core/import-report.ts';
import { readChoicesSchema, unaccounted } from '../../core/import-report.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { useWords } from '../language/use-words.ts';
import { AsideLinesView } from './aside-lines.tsx';
import { ReadAgain, useReadAgain } from './read-again.tsx';
import { importsWords } from './words.tsx';
import './import-report.css';

interface ImportReportViewProps {
  readonly open: OpenDataset;
  readonly table: string;
}

/** What was found out about a file, open to be decided otherwise, and where each of its cells went. */
export function ImportReportView({ open, table }: ImportReportViewProps) {
  const words = useWords(importsWords).report;
  const report = open.dataset.source.reports.find((each) => each.table === table);
  if (report === undefined) return null;
  return (
    <section className="import-report" aria-label={words.label}>
      <h4>{words.title}</h4>
      <Detections open={open} report={report} />
      {report.cells !== undefined && <Cells cells={report.cells} />}
      {report.aside !== undefined && <AsideLinesView aside={report.aside} table={table} />}
    </section>
  );
}

function Detections({ open, report }: { readonly open: OpenDataset; readonly report: ImportReport }) {
  const words = useWords(importsWords).report;
  const reading = useReadAgain(open);
  return (
    <>
      <dl className="import-detections">
        {report.detections.map((detection) => (
          <div key={detection.name}>
            <dt>{words.detection(detection).name}</dt>
            <dd>
              <Decision
                detection={detection}
                isBusy={open.isReadAgain}
                onChoose={(choice) => reading.start({ ...open.dataset.source.choices, ...choice })}
              />
            </dd>
          </div>
        ))}
      </dl>
      <ReadAgain open={open} reading={reading} />
    </>
  );
}

interface DecisionProps {
  readonly detection: Detection;
  readonly isBusy: boolean;
  readonly onChoose: (choice: ReadChoices) => void;
}

function Decision({ detection, isBusy, onChoose }: DecisionProps) {
  const words = useWords(importsWords).report;
  const { choice } = detection;
  const { name, value } = words.detection(detection);
  if (choice === undefined) return value;
  const choose = (place: number) => {
    const option = choice.options[place];
    if (option !== undefined) onChoose(readChoicesSchema.parse({ [choice.key]: option.value }));
  };
  const chosen = choice.options.findIndex((option) => option.value === choice.chosen);
  return (
    <select
      aria-label={name}
      disabled={isBusy}
      value={chosen}
      onChange={(event) => choose(Number(event.currentTarget.value))}
    >
      {choice.options.map((option, place) => (
        <option key={option.label} value={place}>
          {words.option(choice.key, option)}
        </option>
      ))}
    </select>
  );
}

function Cells({ cells }: { readonly cells: CellCount }) {
  const words = useWords(importsWords).report;
  const lost = unaccounted(cells);
  const aside = cells.setAside.map(words.setAside);
  return (
    <p className="import-cells">
      {lost === 0 ? (
        <Check size={14} aria-label={words.complete} />
      ) : (
        <TriangleAlert size={14} aria-label={words.warning} />
      )}
      <span>
        {words.cells(cells.inFile, cells.inTable - cells.filledIn, aside.join(', '))}
        {cells.filledIn > 0 && ` ${words.filledIn(cells.filledIn)}`}
        {lost !== 0 && ` ${words.lost(Math.abs(lost))}`}
      </span>
    </p>
  );
}
