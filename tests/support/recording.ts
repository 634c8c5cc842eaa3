import type { BrowserContext, Page } from 'playwright';
import { type Recorded, type Recorder, startRecorder } from './recorder.ts';

/** What records the requests of this test file; nothing does outside of the end-to-end tests. */
const recording: { current: Recorder | undefined } = { current: undefined };

export async function startRecording(): Promise<void> {
  recording.current = await startRecorder();
}

export async function stopRecording(): Promise<void> {
  await recording.current?.stop();
  recording.current = undefined;
}

export function recordedBy(): Recorder | undefined {
  return recording.current;
}

/** Says that the test wants requests to this address, or those that are told. */
export function allowRequests(to: string | ((request: Recorded) => boolean)): void {
  recording.current?.allow(typeof to === 'string' ? ({ url }) => url.startsWith(to) : to);
}

/** Lets the recorder know where its pages open the app: that is what `goto` is for in a test. */
export function noteOpened(context: BrowserContext): void {
  const watch = (page: Page) => {
    const goTo = page.goto.bind(page);
    page.goto = (url, options) => {
      recording.current?.open(url);
      return goTo(url, options);
    };
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
}
