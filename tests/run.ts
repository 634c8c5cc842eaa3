import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { installChromium } from './support/chromium.ts';

/** Everything that has to hold, cheapest first. `npm test` stops at the first step that fails. */
const steps: readonly Step[] = [
  { name: 'Chromium', check: installed },
  { name: 'Format and lint', check: () => passes('biome', 'check', '--error-on-warnings', '.') },
  // Beside those up to the tests, which take half as long together.
  { name: 'Lint by types', check: () => passes('eslint', '--max-warnings', '0', '.'), isBeside: true },
  { name: 'Types', check: () => passes('tsc', '-p', '.') },
  { name: 'Boundaries', check: boundariesHold },
  { name: 'Unused code', check: () => passes('knip') },
  { name: 'Build', check: () => passes('vite', 'build', '--logLevel', 'warn') },
  { name: 'Size', check: () => passes('size-limit') },
  { name: 'Unit tests', check: () => testsPass('unit'), waitsForAll: true },
  { name: 'Browser tests', check: () => testsPass('browser') },
  { name: 'End-to-end tests', check: () => testsPass('e2e') },
];

interface Step {
  readonly name: string;
  readonly check: () => Outcome | Promise<Outcome>;
  /** The next step begins while it runs. */
  readonly isBeside?: boolean;
  /** It begins when all before it have ended. */
  readonly waitsForAll?: boolean;
}

/** Tests counted; a step that is not made of tests counts as one when it fails. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const root = join(import.meta.dirname, '..');
const fine: Outcome = { passed: 0, failed: 0 };
const broken: Outcome = { passed: 0, failed: 1 };

async function runAll(): Promise<number> {
  const total = { passed: 0, failed: 0 };
  const beside: Promise<Outcome>[] = [];
  const add = ({ passed, failed }: Outcome): void => {
    total.passed += passed;
    total.failed += failed;
  };
  for (const step of steps) {
    if (step.waitsForAll === true) for (const outcome of beside.splice(0)) add(await outcome);
    if (total.failed > 0) break;
    if (step.isBeside === true) beside.push(runStep(step));
    else add(await runStep(step));
  }
  for (const outcome of beside) add(await outcome);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function runStep({ name, check }: Step): Promise<Outcome> {
  console.log(`\n=== ${name}`);
  const start = performance.now();
  const outcome = await check();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`=== ${name}: ${outcome.failed === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
  return outcome;
}

function installed(): Outcome {
  installChromium();
  return fine;
}

async function passes(tool: string, ...parameters: string[]): Promise<Outcome> {
  const { status } = await run(tool, parameters, (text) => process.stdout.write(text));
  return status === 0 ? fine : broken;
}

function run(
  tool: string,
  parameters: readonly string[],
  hear: (text: string) => void,
): Promise<{ readonly status: number | null }> {
  const child = spawn(join(root, 'node_modules/.bin', tool), parameters, { cwd: root });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  return new Promise((ended, failed) => {
    child.on('error', failed);
    child.on('close', (status) => ended({ status }));
  });
}

/** A cruise that finds no modules finds no fault either: that is a failure. */
async function boundariesHold(): Promise<Outcome> {
  const said: string[] = [];
  const parameters = ['--config', '.dependency-cruiser.cjs', 'src', 'workers'];
  const { status } = await run('depcruise', parameters, (text) => said.push(text));
  const text = said.join('');
  process.stdout.write(text);
  const modules = Number(/(\d+) modules/.exec(text)?.[1] ?? 0);
  return status === 0 && modules > 0 ? fine : broken;
}

const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

async function testsPass(project: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'insightx-tests-'));
  const reportFile = join(folder, 'report.json');
  const { failed } = await passes(
    'vitest',
    ...['run', '--project', project, '--reporter', 'default', '--reporter', 'json'],
    `--outputFile.json=${reportFile}`,
  );
  const report = readReport(reportFile);
  rmSync(folder, { recursive: true });
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, failed) };
}

/** There is none when the run broke off before its end. */
function readReport(file: string): z.infer<typeof reportSchema> {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error('The tests left no report.', error);
    return { numPassedTests: 0, numFailedTests: 1 };
  }
}

process.exitCode = await runAll();
