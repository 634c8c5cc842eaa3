import type { StoreApi } from 'zustand';
import type { Subject } from '../core/agent.ts';
import type { Analysis, IncludedFile } from '../core/analysis.ts';
import type { PythonEngine, SqlEngine } from '../core/engine.ts';
import { newId } from '../core/id.ts';
import type { Writing } from '../sharing/export/writing.ts';
import { isShareFile, shareFileEnding } from '../sharing/share-file-name.ts';
import type { ConversationsState } from '../state/conversations.ts';
import { type DatasetsState, subjectsOf } from '../state/datasets.ts';
import type { InsightsState } from '../state/insights.ts';
import { createReplay } from '../state/replay.ts';
import {
  createSharing,
  type ExportFormat,
  type Included,
  type NamedFile,
  type Packed,
} from '../state/sharing.ts';
import { type StateWords, stateWords } from '../state/words.ts';
import { once } from './once.ts';

interface Sources {
  readonly sql: SqlEngine;
  readonly python: Pick<PythonEngine, 'run'>;
  readonly datasets: StoreApi<DatasetsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly insights: StoreApi<InsightsState>;
  readonly writing: Writing;
  readonly now: () => number;
  readonly words: () => StateWords;
}

/** What is sent, what is received, and what is computed again. */
export function wireSharing(sources: Sources) {
  const { datasets, sql, python } = sources;
  const sharing = createSharing({
    pack: (included, signal) => pack(sources, included, signal),
    export: (format) => exported(sources, format),
    async readLink(hash) {
      const { readLink } = await import('../sharing/link.ts');
      return readLink(hash);
    },
    async readFile(file) {
      const { readShareFile } = await import('../sharing/share-file.ts');
      return readShareFile(file);
    },
  });
  const askOnce = once(async () => {
    const { askedOnce } = await import('../sharing/replay/asked-once.ts');
    return askedOnce(sql);
  });
  const replay = createReplay({
    async match(analysis, datasetId) {
      const { matchTables } = await import('../sharing/replay/match.ts');
      const { columnsWithTraits } = await import('../sharing/analysis/traits.ts');
      const subjects = await describedSubjects(datasets, datasetId);
      const [asked] = subjects;
      if (asked === undefined) throw new Error(sources.words().replay.noTable);
      const open = subjects.map(({ table, profile }) => ({
        name: table.name,
        columns: columnsWithTraits(table, profile),
      }));
      const chosen = likeliest(analysis, subjects, open);
      return {
        target: {
          datasetId,
          fileName: asked.dataset.source.fileName,
          rowCount: subjects[chosen]?.table.rowCount ?? 0,
        },
        matches: matchTables(analysis, open[chosen] ?? { name: '', columns: [] }, open),
      };
    },
    async recompute(step, scope) {
      const { recompute } = await import('../sharing/replay/recompute.ts');
      return recompute(step, { sql: await askOnce(), python }, scope);
    },
    async carrier({ before, now }) {
      const { changedPiece, carriedOver } = await import('../sharing/replay/carry.ts');
      const piece = changedPiece(before, now);
      return (code) => (piece === undefined ? undefined : carriedOver(code, piece));
    },
    async keep(title, { datasetId, fileName }, steps) {
      const { asAnswer } = await import('../sharing/replay/as-answer.ts');
      // Answers are in English.
      const context = { fileName, writing: sources.writing, newId, why: stateWords.replay.why };
      await sources.conversations.getState().adopt({
        title: title === '' ? fileName : `${title} · ${fileName}`,
        datasetId,
        answers: steps.map((step) => asAnswer(step, context)),
      });
    },
    now: () => performance.now(),
  });
  divertShareFiles(datasets, (file) => void sharing.getState().openFile(file));
  /** The chat that is open, as an analysis. */
  const currentAnalysis = async (): Promise<Analysis> => {
    const { analysisOf, fullContents } = await import('../sharing/analysis/analysis-of.ts');
    return analysisOf(await source(sources), fullContents);
  };
  return { sharing, replay, currentAnalysis };
}

async function source({ conversations, datasets, insights, now }: Sources) {
  const { turns, conversations: chats, activeId } = conversations.getState();
  const subjects = await datasets.getState().subjects();
  const datasetId = subjects[0]?.dataset.id;
  return {
    title: chats.find(({ id }) => id === activeId)?.title ?? 'An analysis',
    madeAt: now(),
    ...{ turns, subjects },
    insights: datasetId === undefined ? [] : await insights.getState().read(datasetId),
  };
}

async function pack(sources: Sources, included: Included, signal: AbortSignal): Promise<Packed> {
  const { analysisOf, linkContents, fullContents } = await import('../sharing/analysis/analysis-of.ts');
  const { linkTo } = await import('../sharing/link.ts');
  const { writeShareFile } = await import('../sharing/share-file.ts');
  const from = await source(sources);
  const rows = included.tables ? 'shown' : 'drawn';
  const files = included.data ? await dataOf(sources, from.subjects, signal) : [];
  const inLink = { analysis: analysisOf(from, { ...linkContents, rows }), files };
  const inFile = { analysis: analysisOf(from, { ...fullContents, rows }), files };
  const [asked] = from.subjects;
  return {
    questions: inFile.analysis.steps.length,
    insights: inFile.analysis.insights.length,
    dataName: asked?.dataset.source.fileName,
    link: await linkTo(inLink, location.href).catch(() => undefined),
    file: { name: `${fileNameOf(from.title)}${shareFileEnding}`, content: await writeShareFile(inFile) },
  };
}

/** The files of the tables that were asked about, as they were opened where the page still has them. */
async function dataOf(
  { datasets, sql }: Sources,
  subjects: readonly Subject[],
  signal: AbortSignal,
): Promise<readonly IncludedFile[]> {
  const { includeFile, includeTable } = await import('../sharing/included-file.ts');
  const asked = subjects[0]?.dataset;
  const open = datasets.getState().datasets.find(({ dataset }) => dataset.id === asked?.id);
  if (open === undefined) return [];
  if (open.file !== undefined) return [await includeFile(open.file)];
  const files: IncludedFile[] = [];
  for (const table of open.dataset.tables) files.push(await includeTable(table, sql, signal));
  return files;
}

const mediaTypes: Record<ExportFormat, readonly [ending: string, mediaType: string]> = {
  html: ['html', 'text/html'],
  report: ['html', 'text/html'],
  markdown: ['md', 'text/markdown'],
  notebook: ['ipynb', 'application/x-ipynb+json'],
  sql: ['sql', 'application/sql'],
};

async function exported(sources: Sources, format: ExportFormat): Promise<NamedFile> {
  const { analysisOf, fullContents } = await import('../sharing/analysis/analysis-of.ts');
  const analysis = analysisOf(await source(sources), fullContents);
  const [ending, type] = mediaTypes[format];
  const text = await written(format, analysis, sources.writing);
  const content = new Blob([text], { type: `${type};charset=utf-8` });
  return { name: `${fileNameOf(analysis.title)}.${ending}`, content };
}

async function written(format: ExportFormat, analysis: Analysis, writing: Writing): Promise<string> {
  switch (format) {
    case 'html':
    case 'report': {
      const { toHtml, toReport } = await import('../sharing/export/html.ts');
      return (format === 'html' ? toHtml : toReport)(analysis, writing);
    }
    case 'markdown': {
      const { toMarkdown } = await import('../sharing/export/markdown.ts');
      return toMarkdown(analysis, writing);
    }
    case 'notebook': {
      const { toNotebook } = await import('../sharing/export/notebook.ts');
      return toNotebook(analysis, writing);
    }
    case 'sql': {
      const { toSql } = await import('../sharing/export/sql.ts');
      return toSql(analysis, writing);
    }
  }
}

function fileNameOf(title: string): string {
  const words = title.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return (
    words
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 60)
      .toLowerCase() || 'analysis'
  );
}

async function describedSubjects(
  datasets: StoreApi<DatasetsState>,
  datasetId: string,
): Promise<readonly Subject[]> {
  datasets.getState().activate(datasetId);
  await datasets.getState().subjects();
  const { datasets: open } = datasets.getState();
  const [chosen, others] = [
    open.filter(({ dataset }) => dataset.id === datasetId),
    open.filter(({ dataset, isAway }) => dataset.id !== datasetId && isAway !== true),
  ];
  return [...chosen, ...others].flatMap(subjectsOf);
}

/** Of the tables of the chosen file the one that has most columns of the table that was asked about. */
function likeliest(
  { tables: [asked] }: Analysis,
  subjects: readonly Subject[],
  open: readonly { readonly name: string; readonly columns: readonly { readonly name: string }[] }[],
): number {
  const names = new Set(asked?.columns.map(({ name }) => name.toLowerCase()));
  const shared = open.map(({ columns }, index) =>
    subjects[index]?.dataset.id === subjects[0]?.dataset.id
      ? columns.filter(({ name }) => names.has(name.toLowerCase())).length
      : -1,
  );
  return shared.indexOf(Math.max(...shared));
}

/** Files with an analysis are no data: they are opened to be read, however they came in. */
function divertShareFiles(datasets: StoreApi<DatasetsState>, open: (file: File) => void): void {
  const { addFiles } = datasets.getState();
  datasets.setState({
    addFiles(files) {
      const shared = files.findLast(isShareFile);
      if (shared !== undefined) open(shared);
      return addFiles(files.filter((file) => !isShareFile(file)));
    },
  });
}
