import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { installChromium } from './support/chromium.ts';

/** Everything that has to hold, cheapest first. `npm test` stops at the first step that fails. */
const steps: readonly Step[] = [
  { name: 'Chromium', check: installed },
  { name: 'Format and lint', check: () => passes('biome', 'check', '--error-on-warnings', '.') },
  { name: 'Lint by types', check: () => passes('eslint', '--max-warnings', '0', '.') },
  { name: 'Types', check: () => passes('tsc', '-p', '.') },
  { name: 'Boundaries', check: boundariesHold },
  { name: 'Unused code', check: () => passes('knip') },
  { name: 'Build', check: () => passes('vite', 'build', '--logLevel', 'warn') },
  { name: 'Size', check: () => passes('size-limit') },
  { name: 'Unit tests', check: () => testsPass('unit') },
  { name: 'Browser tests', check: () => testsPass('browser') },
  { name: 'End-to-end tests', check: () => testsPass('e2e') },
];

interface Step {
  readonly name: string;
  readonly check: () => Outcome;
}

/** Tests counted; a step that is not made of tests counts as one when it fails. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

const root = join(import.meta.dirname, '..');
const fine: Outcome = { passed: 0, failed: 0 };
const broken: Outcome = { passed: 0, failed: 1 };

function runAll(): number {
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    const { passed, failed } = runStep(step);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) break;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function runStep({ name, check }: Step): Outcome {
  console.log(`\n=== ${name}`);
  const start = performance.now();
  const outcome = check();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`=== ${name}: ${outcome.failed === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
  return outcome;
}

function installed(): Outcome {
  installChromium();
  return fine;
}

function passes(tool: string, ...parameters: string[]): Outcome {
  const run = spawnSync(join(root, 'node_modules/.bin', tool), parameters, { cwd: root, stdio: 'inherit' });
  return run.status === 0 ? fine : broken;
}

/** A cruise that finds no modules finds no fault either: that is a failure. */
function boundariesHold(): Outcome {
  const parameters = ['--config', '.dependency-cruiser.cjs', 'src', 'workers'];
  const run = spawnSync(join(root, 'node_modules/.bin/depcruise'), parameters, {
    cwd: root,
    encoding: 'utf8',
  });
  process.stdout.write(run.stdout + run.stderr);
  const modules = Number(/(\d+) modules/.exec(run.stdout)?.[1] ?? 0);
  return run.status === 0 && modules > 0 ? fine : broken;
}

const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

function testsPass(project: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'insightx-tests-'));
  const reportFile = join(folder, 'report.json');
  const { failed } = passes(
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

process.exitCode = runAll();
