import type { AppPage } from './app-page.ts';
import { type AnswerLine, answerLine, failedLine } from './line.ts';
import type { QuestionGroup } from './question.ts';

/** After so many groups a page is replaced, so that what one leaves behind does not slow the next. */
const groupsPerPage = 40;

export interface AskRun {
  readonly groups: readonly QuestionGroup[];
  readonly startPage: () => Promise<AppPage>;
  /** Pages that ask side by side. */
  readonly pages: number;
  readonly onLine: (line: AnswerLine) => void;
}

/** Every question gives exactly one line, whatever happens to it. */
export async function askAll({ groups, startPage, pages, onLine }: AskRun): Promise<void> {
  const waiting = [...groups];
  const desks = Array.from({ length: Math.min(pages, groups.length) }, async () => {
    const desk = createDesk(startPage);
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      await askGroup(desk, group, onLine);
    }
    await desk.leave();
  });
  await Promise.all(desks);
}

/** A place to ask from: its page is started when it is needed, and left when it hangs or has served long enough. */
interface Desk {
  readonly open: (files: readonly string[]) => Promise<AppPage>;
  readonly leave: () => Promise<void>;
}

function createDesk(startPage: () => Promise<AppPage>): Desk {
  let page: AppPage | undefined;
  let groups = 0;
  const leave = async (): Promise<void> => {
    const left = page;
    page = undefined;
    groups = 0;
    await left?.close();
  };
  return {
    async open(files) {
      if (groups === groupsPerPage) await leave();
      groups += 1;
      page ??= await startPage();
      await page.open(files);
      return page;
    },
    leave,
  };
}

/** After a question that hangs, the rest of its group is asked on a fresh page. */
async function askGroup(
  desk: Desk,
  { files, questions }: QuestionGroup,
  onLine: AskRun['onLine'],
): Promise<void> {
  if (questions.length === 0) return;
  const opened = await outcomeOf(desk.open(files));
  if ('error' in opened) {
    await desk.leave();
    for (const { id, question } of questions) onLine(failedLine(id, question, 0, opened.error));
    return;
  }
  for (const [index, { id, question, constraints }] of questions.entries()) {
    const start = performance.now();
    const asked = await outcomeOf(opened.value.ask(question, constraints));
    if ('error' in asked) {
      onLine(failedLine(id, question, performance.now() - start, asked.error));
      await desk.leave();
      await askGroup(desk, { files, questions: questions.slice(index + 1) }, onLine);
      return;
    }
    onLine(answerLine(id, asked.value.turn, asked.value.elapsedMs));
  }
}

type Outcome<T> = { readonly value: T } | { readonly error: string };

async function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
