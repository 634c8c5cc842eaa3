import { useId, useState } from 'react';
import type { ChartSpec } from '../../core/chart.ts';
import { columnViews } from '../findings/cell-view.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { PlainTable } from '../findings/plain-table.tsx';
import { AreaPlot } from './area-plot.tsx';
import { BarPlot } from './bar-plot.tsx';
import { HistogramPlot } from './histogram-plot.tsx';
import { LinePlot } from './line-plot.tsx';
import { PiePlot } from './pie-plot.tsx';
import { ScatterPlot } from './scatter-plot.tsx';
import { summaryOf } from './summary.ts';
import './chart.css';

interface ChartProps {
  readonly spec: ChartSpec;
  readonly table: FindingTable;
  /** Leads to the query that is drawn. */
  readonly onSource: () => void;
}

/** The finding as the title, the drawing, what it rests on, and the same as a table. */
export default function Chart({ spec, table, onSource }: ChartProps) {
  const titleId = useId();
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="chart" aria-labelledby={titleId}>
      <figcaption>
        <h3 id={titleId}>{spec.title}</h3>
        {spec.subtitle !== '' && <p>{spec.subtitle}</p>}
      </figcaption>
      {isTable ? (
        <PlainTable label={spec.title} views={columnViews(table)} rows={table.rows.slice(0, 100)} />
      ) : (
        <div role="img" aria-label={summaryOf(spec, table)}>
          <Plot spec={spec} table={table} />
        </div>
      )}
      <footer>
        {spec.note !== undefined && <span>{spec.note}</span>}
        <button type="button" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? 'Show as chart' : 'Show as table'}
        </button>
        <button type="button" onClick={onSource}>
          Query
        </button>
      </footer>
    </figure>
  );
}

function Plot({ spec, table }: Pick<ChartProps, 'spec' | 'table'>) {
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
  }
}
