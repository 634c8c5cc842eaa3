import { median, milliseconds, type Reading, sign } from '../figures.ts';
import type { PythonTimes } from './measure.ts';

/** A promise about Python, beside the plain way to the same end. */
export interface PythonFigure {
  readonly name: string;
  readonly read: (rounds: readonly PythonTimes[]) => Reading;
}

const least = { timesFaster: 10 };
const most = { handOverMs: 1_500, readyRatio: 1.1 };

export const pythonFigures: readonly PythonFigure[] = [
  { name: 'python-data', read: readHandOver },
  { name: 'python-ready', read: readReady },
];

function readHandOver(rounds: readonly PythonTimes[]): Reading {
  const ms = median(rounds.map(({ handOver }) => handOver.oursMs));
  const allMs = median(rounds.map(({ handOver }) => handOver.allListsMs));
  const jsonMs = median(rounds.map(({ handOver }) => handOver.jsonMs));
  const times = median(rounds.map(({ handOver }) => handOver.jsonMs / handOver.oursMs));
  const isWithin = ms < most.handOverMs && times >= least.timesFaster;
  const limits = `limits ${milliseconds(most.handOverMs)} and ${least.timesFaster} times`;
  return {
    isWithin,
    line: [
      `python-data ${milliseconds(ms)}`,
      `as JSON ${milliseconds(jsonMs)}`,
      `${times.toFixed(1)} times faster`,
      limits,
      sign(isWithin),
      '1,000,000 x 8 from the query of a table to the sum of one column in Python, the other seven there and not yet read ' +
        `(all eight read as lists: ${milliseconds(allMs).trim()}); both ways with the query`,
    ].join('   '),
  };
}

function readReady(rounds: readonly PythonTimes[]): Reading {
  const starts = rounds.flatMap(({ ready }) => ready);
  const ms = median(starts.map(({ oursMs }) => oursMs));
  const runMs = median(starts.map(({ oursRunMs }) => oursRunMs));
  const bareMs = median(starts.map(({ bareMs: each }) => each));
  const ratio = median(starts.map(({ oursMs, bareMs: each }) => oursMs / each));
  const isWithin = ratio <= most.readyRatio;
  return {
    isWithin,
    line: [
      `python-ready ${milliseconds(ms)}`,
      `bare ${milliseconds(bareMs)}`,
      `ratio ${ratio.toFixed(2)}`,
      `limit ${most.readyRatio.toFixed(2)}`,
      sign(isWithin),
      `interpreter ready, from warm caches, against loadPyodide() (with a first run: ${milliseconds(runMs).trim()})`,
    ].join('   '),
  };
}
