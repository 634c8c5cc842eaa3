import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { privacyLevels, usualPrivacy } from '../../src/core/privacy.ts';
import { buildIfNeeded } from '../../workers/proxy/build.ts';
import { startLocalProxy } from '../../workers/proxy/local.ts';
import { startServer } from '../../workers/proxy/node.ts';
import { launchChromium } from '../support/app-browser.ts';
import { type ModelTeam, startAppPage } from './app-page.ts';
import { type AskedQuestion, groupByFiles, readQuestions } from './question.ts';
import { askAll } from './run.ts';

const usage = `npm run -s ask -- FILE… --question "…" [--question "…"]
npm run -s ask -- --questions FILE.jsonl     lines {id, question, files, constraints?, format?}
Asks the built app in a headless browser and prints one JSON object a line. --pages N asks in N pages at once.
--team llm asks models through the proxy, with the keys of .env; --privacy names|statistics|rows says what they may
be told (names, unless it is said), --model NAME takes one model for every role.`;

const root = join(import.meta.dirname, '../..');

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      question: { type: 'string', multiple: true },
      questions: { type: 'string' },
      pages: { type: 'string', default: '2' },
      team: { type: 'string', default: 'built-in' },
      privacy: { type: 'string', default: usualPrivacy.level },
      model: { type: 'string' },
    },
  });
  const questions = questionsFrom(positionals, values.question ?? [], values.questions);
  await askTheApp(questions, Number(values.pages), teamFrom(values));
}

/** `null` is the built-in analyst. */
function teamFrom(values: { team: string; privacy: string; model?: string | undefined }): ModelTeam | null {
  if (values.team === 'built-in') return null;
  const level = privacyLevels.find((each) => each === values.privacy);
  if (values.team !== 'llm' || level === undefined) throw new Error(usage);
  return { privacy: { ...usualPrivacy, level }, model: values.model };
}

function questionsFrom(files: string[], texts: string[], list: string | undefined): AskedQuestion[] {
  if (list !== undefined) return readQuestions(readFileSync(resolve(list), 'utf8'), resolve(list));
  if (files.length === 0 || texts.length === 0) throw new Error(usage);
  const paths = files.map((file) => resolve(file));
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) throw new Error(`There is no file ${missing}`);
  return texts.map((question, index) => ({
    id: String(index + 1),
    question,
    files: paths,
    constraints: undefined,
  }));
}

async function askTheApp(
  questions: readonly AskedQuestion[],
  pages: number,
  team: ModelTeam | null,
): Promise<void> {
  if (buildIfNeeded(root)) console.error('Built the app.');
  const proxy = startLocalProxy({ root, environment: process.env, log: () => undefined, say: console.error });
  const server = await startServer({ folder: join(root, 'dist'), port: 0, proxy: proxy.listener });
  const browser = await launchChromium();
  let asked = 0;
  try {
    await askAll({
      groups: groupByFiles(questions),
      startPage: () => startAppPage(browser, server.url, team),
      pages,
      onLine(line) {
        process.stdout.write(`${JSON.stringify(line)}\n`);
        asked += 1;
        if (asked % 50 === 0) console.error(`${asked} of ${questions.length}`);
      },
    });
  } finally {
    await browser.close();
    await server.stop();
    proxy.stop();
  }
}
