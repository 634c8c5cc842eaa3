import { ImageDown, SlidersHorizontal } from 'lucide-react';
import { type RefObject, useId, useRef, useState } from 'react';
import type { ChartSpec } from '../../core/chart.ts';
import type { KnownResult } from '../../state/results.ts';
import { columnViews } from '../findings/cell-view.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { PlainTable } from '../findings/plain-table.tsx';
import { formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';
import { MenuButton } from '../results/table/menu-button.tsx';
import { AreaPlot } from './area-plot.tsx';
import { BarPlot } from './bar-plot.tsx';
import { BoxPlot } from './box-plot.tsx';
import { ChartEditor } from './chart-editor.tsx';
import type { ChartPoint } from './chart-points.ts';
import { CombinedPlot } from './combined-plot.tsx';
import type { DrawnTable } from './drawn-table.ts';
import { HeatPlot } from './heat-plot.tsx';
import { HistogramPlot } from './histogram-plot.tsx';
import { LinePlot } from './line-plot.tsx';
import { pngPicture, svgPicture } from './picture.ts';
import { PiePlot } from './pie-plot.tsx';
import { ScatterPlot } from './scatter-plot.tsx';
import { summaryOf } from './summary.ts';
import { type Part, useDrawnTable } from './use-drawn-table.ts';
import { Walk } from './walk.tsx';
import { type ChartsWords, chartsWords } from './words.ts';
import './chart.css';

interface ChartProps {
  readonly spec: ChartSpec;
  readonly table: DrawnTable;
  /** By which the engine is asked for the rows that `table` has not. */
  readonly known?: KnownResult | undefined;
  /** Leads to the query that is drawn. */
  readonly onSource: () => void;
  /** Keeps the chart as it was changed by hand; without it the chart cannot be changed. */
  readonly onChange?: ((spec: ChartSpec) => void) | undefined;
  /** As the answer had it, where it was changed. */
  readonly original?: ChartSpec | undefined;
  /** Asks about what a mark stands for. */
  readonly onPoint?: ((point: ChartPoint) => void) | undefined;
}

/** The finding as the title, the drawing, what it rests on, and the same as a table. */
export default function Chart({ spec, table, known, onSource, onChange, original, onPoint }: ChartProps) {
  const titleId = useId();
  const words = useWords(chartsWords);
  const figure = useRef<HTMLElement>(null);
  const { table: drawn, part } = useDrawnTable(spec, table, known);
  const partial = part === undefined ? undefined : partWords(part, words);
  const [isTable, setIsTable] = useState(false);
  const [isEdited, setIsEdited] = useState(false);
  return (
    <figure ref={figure} className="chart" aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{spec.title}</h3>
        {spec.subtitle !== '' && <p>{spec.subtitle}</p>}
      </figcaption>
      {isEdited && onChange !== undefined && (
        <ChartEditor
          spec={spec}
          original={original}
          table={table}
          onChange={onChange}
          onClose={() => setIsEdited(false)}
        />
      )}
      {isTable ? (
        <RowsOf table={table} label={spec.title} />
      ) : (
        <Walk
          spec={spec}
          table={drawn}
          summary={summaryWords(summaryOf(spec, drawn, words), partial)}
          onPoint={onPoint}
        >
          <Plot spec={spec} table={drawn} />
        </Walk>
      )}
      {partial !== undefined && (
        <p className="left-out" role="status">
          {partial}
        </p>
      )}
      <footer>
        {spec.note !== undefined && <span>{spec.note}</span>}
        <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? words.frame.asChart : words.frame.asTable}
        </button>
        <button type="button" onClick={onSource}>
          {words.frame.query}
        </button>
        <span className="chart-actions">
          {onChange !== undefined && (
            <IconButton
              label={words.frame.change}
              icon={SlidersHorizontal}
              aria-pressed={isEdited}
              onClick={() => setIsEdited(!isEdited)}
            />
          )}
          {!isTable && <PictureMenu figure={figure} spec={spec} foot={footOf(spec, partial)} />}
        </span>
      </footer>
    </figure>
  );
}

/** Rows of the table in place of a chart; the result as a whole is elsewhere. */
const mostShown = 100;

const pictures = { png: 'PNG', svg: 'SVG' } as const;

/** The first rows that are drawn, with a word about the others. */
function RowsOf({ table, label }: { readonly table: FindingTable; readonly label: string }) {
  const words = useWords(chartsWords).part;
  const { rows, truncated } = table;
  const shown = rows.slice(0, mostShown);
  const [first, all] = [formatCount(shown.length), formatCount(rows.length)];
  return (
    <div>
      <PlainTable label={label} views={columnViews(table)} rows={shown} />
      {(truncated || rows.length > shown.length) && (
        <p className="left-out">{truncated ? words.firstRows(first) : words.firstRowsOf(first, all)}</p>
      )}
    </div>
  );
}

function PictureMenu({
  figure,
  spec,
  foot,
}: {
  readonly figure: RefObject<HTMLElement | null>;
  readonly spec: ChartSpec;
  readonly foot: string;
}) {
  const words = useWords(chartsWords).frame;
  const picture = () => {
    if (figure.current === null) throw new Error('The chart is gone.');
    return svgPicture(figure.current, { ...spec, foot });
  };
  const saveSvg = () => saveFile(fileNameOf(spec.title, 'svg'), 'image/svg+xml', picture());
  const savePng = async () =>
    saveFile(fileNameOf(spec.title, 'png'), 'image/png', await pngPicture(picture()));
  return (
    <MenuButton label={words.save} icon={ImageDown}>
      {(close) => (
        <div className="menu-items">
          <button
            type="button"
            onClick={() => {
              close();
              void savePng();
            }}
          >
            {pictures.png} <span className="aside">{words.pixels}</span>
          </button>
          <button
            type="button"
            onClick={() => {
              close();
              saveSvg();
            }}
          >
            {pictures.svg} <span className="aside">{words.sharp}</span>
          </button>
        </div>
      )}
    </MenuButton>
  );
}

function partWords({ rows, all, isReading }: Part, { part }: ChartsWords): string {
  if (isReading) return part.reading(formatCount(rows));
  return all === undefined ? part.first(formatCount(rows)) : part.of(formatCount(rows), formatCount(all));
}

function summaryWords(summary: string, partial: string | undefined): string {
  return partial === undefined ? summary : `${summary}. ${partial}`;
}

function footOf({ note }: ChartSpec, partial: string | undefined): string {
  return [note, partial].filter((words) => words !== undefined).join(' · ');
}

function Plot({ spec, table }: { readonly spec: ChartSpec; readonly table: DrawnTable }) {
  switch (spec.type) {
    case 'bar':
      return <BarPlot spec={spec} table={table} />;
    case 'line':
      return <LinePlot spec={spec} table={table} />;
    case 'area':
      return <AreaPlot spec={spec} table={table} />;
    case 'histogram':
      return <HistogramPlot spec={spec} table={table} />;
    case 'scatter':
      return <ScatterPlot spec={spec} table={table} />;
    case 'pie':
      return <PiePlot spec={spec} table={table} />;
    case 'box':
      return <BoxPlot spec={spec} table={table} />;
    case 'heat':
      return <HeatPlot spec={spec} table={table} />;
    case 'combined':
      return <CombinedPlot spec={spec} table={table} />;
  }
}
