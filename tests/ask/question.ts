import { dirname, resolve } from 'node:path';
import { z } from 'zod';

/** A question about some files. `files` are absolute paths. */
export interface AskedQuestion {
  readonly id: string;
  readonly question: string;
  readonly files: readonly string[];
  /** How the answer is wanted. */
  readonly constraints: string | undefined;
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  question: z.string().min(1),
  files: z.array(z.string()).min(1),
  constraints: z.string().nullish(),
  format: z.string().nullish(),
});

/** The questions of a `.jsonl` text; throws with the number of the first line that is not one. */
export function readQuestions(text: string, path: string): AskedQuestion[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => readQuestion(line, `${path}:${number}`, dirname(path)));
}

function readQuestion(line: string, place: string, folder: string): AskedQuestion {
  const { id, question, files, constraints, format } = parseLine(line, place);
  const wanted = [constraints, format].filter((text) => typeof text === 'string' && text !== '');
  return {
    id,
    question,
    files: files.map((file) => resolve(folder, file)),
    constraints: wanted.length === 0 ? undefined : wanted.join('\n'),
  };
}

function parseLine(line: string, place: string): z.infer<typeof lineSchema> {
  const parsed = lineSchema.safeParse(jsonOf(line, place));
  if (!parsed.success) throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function jsonOf(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${place}: this line is not JSON (${String(error)})`, { cause: error });
  }
}

/** Questions over the same files, which are loaded once for all of them; both in the order of their first mention. */
export interface QuestionGroup {
  readonly files: readonly string[];
  readonly questions: readonly AskedQuestion[];
}

export function groupByFiles(questions: readonly AskedQuestion[]): QuestionGroup[] {
  const groups = new Map<string, { files: readonly string[]; questions: AskedQuestion[] }>();
  for (const question of questions) {
    const key = JSON.stringify(question.files);
    const group = groups.get(key) ?? { files: question.files, questions: [] };
    group.questions.push(question);
    groups.set(key, group);
  }
  return [...groups.values()];
}
