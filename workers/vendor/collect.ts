import { obtain, type Patience, reasonOf } from './download.ts';
import type { Collected, WantedFile } from './wanted-file.ts';

export interface CollectOptions {
  readonly folder: string;
  readonly patience: Patience;
  /** How long a host may take to say anything at all. */
  readonly reachMs: number;
  /** Called as files are done. */
  readonly onDone: (done: number, total: number) => void;
}

const fetchedAtOnce = 4;

/** All files that can be had. A host that does not answer at all is asked once, not for each of its files. */
export async function collect(
  files: readonly WantedFile[],
  options: CollectOptions,
): Promise<readonly Collected[]> {
  const reach = oncePerHost(options.reachMs);
  const collected: Collected[] = [];
  const waiting = files.entries();
  const work = async (): Promise<void> => {
    for (const [index, file] of waiting) {
      collected[index] = { file, outcome: await obtain(file, options, () => reach(file.url)) };
      options.onDone(Object.keys(collected).length, files.length);
    }
  };
  await Promise.all(Array.from({ length: fetchedAtOnce }, work));
  return collected;
}

/** Why a host cannot be reached; `undefined` when it can. */
type Reach = (url: string) => Promise<string | undefined>;

function oncePerHost(reachMs: number): Reach {
  const answers = new Map<string, Promise<string | undefined>>();
  return (url) => {
    const { origin } = new URL(url);
    const answer = answers.get(origin) ?? hindranceTo(origin, reachMs);
    answers.set(origin, answer);
    return answer;
  };
}

async function hindranceTo(origin: string, reachMs: number): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(reachMs);
    const response = await fetch(origin, { method: 'HEAD', redirect: 'manual', signal });
    await response.body?.cancel();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
