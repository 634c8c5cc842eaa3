import { createHash } from 'node:crypto';
import type { InlineConfig, Plugin, Rolldown } from 'vite';
import { runnerImport } from 'vite';
import type { FinishedAnalysis } from '../../src/core/finished-analysis.ts';

export interface FirstLook {
  readonly root: string;
  /** Exports `finishedAnalysis`. */
  readonly analysisModule: string;
  /** Exports `markupOf`. */
  readonly shellModule: string;
}

const virtualModule = 'virtual:finished-analysis';

/**
 * What can be read before any script has come: the built-in analyst's analysis of the demo data, made anew by each
 * build, and the start page with it as markup and styles in the page itself.
 */
export function firstLook({ root, analysisModule, shellModule }: FirstLook): Plugin {
  const made: { analysis: Promise<FinishedAnalysis> | undefined } = { analysis: undefined };
  const analyse = () => (made.analysis ??= importNow(root, analysisModule, 'finishedAnalysis'));
  return {
    name: 'first-look',
    resolveId: (id) => (id === virtualModule ? `\0${virtualModule}` : null),
    async load(id) {
      if (id !== `\0${virtualModule}`) return null;
      return `export const finishedAnalysis = ${JSON.stringify(await analyse())};`;
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        if (bundle === undefined) return html;
        const markupOf: MarkupOf = await importNow(root, shellModule, 'markupOf');
        return withFirstLook(html, markupOf(await analyse()), bundle);
      },
    },
  };
}

type MarkupOf = (analysis: FinishedAnalysis) => string;

/** Styles are the bundle's business; outside of one, Vite cannot take them. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0no-styles' : null),
  load: (id) => (id === '\0no-styles' ? '' : null),
};

/** Runs a module of the app as it is written, in Node. */
async function importNow<T>(root: string, path: string, name: string): Promise<T> {
  const inline: InlineConfig = { configFile: false, root, logLevel: 'error', plugins: [withoutStyles] };
  const { module } = await runnerImport<Record<string, T>>(path, inline);
  const value = module[name];
  if (value === undefined) throw new Error(`${path} has no ${name}.`);
  return value;
}

const stylesheet = /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g;

/** The styles stand in the page; their files stay named in it, for the parts of the app that look whether they are there. */
function withFirstLook(html: string, markup: string, bundle: Rolldown.OutputBundle): string {
  const paths = [...html.matchAll(stylesheet)].map(([, path = '']) => path);
  const styles = paths.map((path) => cssOf(bundle, path)).join('');
  const links = paths.map((path) => `<link rel="stylesheet" disabled href="./${path}">`);
  const look = createHash('sha256').update(styles).update(markup).digest('hex').slice(0, 12);
  return html
    .replaceAll(stylesheet, '')
    .replace(
      '</title>',
      () => `</title>\n    <script src="./early.js"></script>\n    <style>${styles}</style>`,
    )
    .replace('<div id="root"></div>', () => `<div id="root" data-look="${look}">${markup}</div>`)
    .replace('</body>', `${links.join('\n    ')}\n  </body>`);
}

function cssOf(bundle: Rolldown.OutputBundle, path: string): string {
  const file = bundle[path];
  if (file?.type !== 'asset') throw new Error(`There is no ${path} to put into the page.`);
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
}
