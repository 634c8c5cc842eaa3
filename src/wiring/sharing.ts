import type { StoreApi } from 'zustand';
import type { Subject } from '../core/agent.ts';
import type { Analysis, IncludedFile } from '../core/analysis.ts';
import type { PythonEngine, SqlEngine } from '../core/engine.ts';
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
import { once } from './once.ts';

interface Sources {
  readonly sql: SqlEngine;
  readonly python: Pick<PythonEngine, 'run'>;
  readonly datasets: StoreApi<DatasetsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly insights: StoreApi<InsightsState>;
  readonly writing: Writing;
  readonly now: () => number;
}

/** Fetched when something is shared or received, and not before. */
const sharingCode = once(async () => {
  const [analysis, link, file, included] = await Promise.all([
    import('../sharing/analysis/analysis-of.ts'),
    import('../sharing/link.ts'),
    import('../sharing/share-file.ts'),
    import('../sharing/included-file.ts'),
  ]);
  return { ...analysis, ...link, ...file, ...included };
});

const exportCode = once(async () => {
  const [html, markdown, notebook, sql] = await Promise.all([
    import('../sharing/export/html.ts'),
    import('../sharing/export/markdown.ts'),
    import('../sharing/export/notebook.ts'),
    import('../sharing/export/sql.ts'),
  ]);
  return { ...html, ...markdown, ...notebook, ...sql };
});

const replayCode = once(async () => {
  const [match, recompute, once, carry, traits] = await Promise.all([
    import('../sharing/replay/match.ts'),
    import('../sharing/replay/recompute.ts'),
    import('../sharing/replay/asked-once.ts'),
    import('../sharing/replay/carry.ts'),
    import('../sharing/analysis/traits.ts'),
  ]);
  return { ...match, ...recompute, ...once, ...carry, ...traits };
});

/** What is sent, what is received, and what is computed again. */
export function wireSharing(sources: Sources) {
  const { datasets, sql, python } = sources;
  const sharing = createSharing({
    pack: (included, signal) => pack(sources, included, signal),
    export: (format) => exported(sources, format),
    readLink: async (hash) => (await sharingCode()).readLink(hash),
    readFile: async (file) => (await sharingCode()).readShareFile(file),
  });
  const engines = once(async () => {
    const code = await replayCode();
    return { ...code, engines: { sql: code.askedOnce(sql), python } };
  });
  const replay = createReplay({
    async match(analysis, datasetId) {
      const code = await replayCode();
      const subjects = await describedSubjects(datasets, datasetId);
      const [asked] = subjects;
      if (asked === undefined) throw new Error('This dataset has no table that could be asked.');
      const open = subjects.map(({ table, profile }) => ({
        name: table.name,
        columns: code.columnsWithTraits(table, profile),
      }));
      const chosen = likeliest(analysis, subjects, open);
      return {
        target: {
          datasetId,
          fileName: asked.dataset.source.fileName,
          rowCount: subjects[chosen]?.table.rowCount ?? 0,
        },
        matches: code.matchTables(analysis, open[chosen] ?? { name: '', columns: [] }, open),
      };
    },
    async recompute(step, scope) {
      const code = await engines();
      return code.recompute(step, code.engines, scope);
    },
    async carrier({ before, now }) {
      const { changedPiece, carriedOver } = await replayCode();
      const piece = changedPiece(before, now);
      return (code) => (piece === undefined ? undefined : carriedOver(code, piece));
    },
    now: () => performance.now(),
  });
  divertShareFiles(datasets, (file) => void sharing.getState().openFile(file));
  /** The chat that is open, as an analysis. */
  const currentAnalysis = async (): Promise<Analysis> => {
    const { analysisOf, fullContents } = await sharingCode();
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
  const { analysisOf, linkContents, fullContents, linkTo, writeShareFile } = await sharingCode();
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
  const { includeFile, includeTable } = await sharingCode();
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
  const [{ analysisOf, fullContents }, code] = await Promise.all([sharingCode(), exportCode()]);
  const analysis = analysisOf(await source(sources), fullContents);
  const [ending, type] = mediaTypes[format];
  const write = {
    html: code.toHtml,
    report: code.toReport,
    markdown: code.toMarkdown,
    notebook: code.toNotebook,
    sql: code.toSql,
  }[format];
  const content = new Blob([write(analysis, sources.writing)], { type: `${type};charset=utf-8` });
  return { name: `${fileNameOf(analysis.title)}.${ending}`, content };
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
