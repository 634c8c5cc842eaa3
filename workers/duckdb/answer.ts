import type { Profile, ProfilePart } from '../../src/core/profile.ts';
import { findJoins } from '../../src/profile/joins/find-joins.ts';
import { profile } from '../../src/profile/profile.ts';
import type { Engine } from './engine.ts';
import type { Calls, Reply, Request } from './protocol.ts';
import { priorities } from './turns.ts';

type Call = Extract<Request, { type: 'call' }>;

export interface CallContext {
  readonly signal: AbortSignal;
  readonly tell: (part: Extract<Reply, { type: 'part' }>['part']) => void;
}

/** What the worker does for each call of the page. */
export async function answer(
  engine: Engine,
  call: Call,
  { signal, tell }: CallContext,
): Promise<Calls[Call['name']]['output']> {
  switch (call.name) {
    case 'query':
      return engine.questions.query(call.input.sql, { ...call.input.options, signal });
    case 'ingest': {
      const { file, ...options } = call.input;
      return engine.load(file, { ...options, signal, onProgress: tell });
    }
    case 'profile':
      return drain(profile(call.input.table, engine.describing, signal, call.input), tell);
    case 'joins':
      return findJoins(call.input.tables, engine.describing, signal);
    case 'combine':
      return engine.combine(call.input.union, call.input.taken, { signal, onProgress: tell });
    case 'tableNames':
      return call.input.among === undefined
        ? engine.tables.names(priorities.tidy)
        : engine.tables.among(call.input.among);
    case 'dropTable':
      await engine.tables.drop(call.input.name);
      return null;
    case 'openHandOver':
      engine.handOvers.open(call.input.line, call.input.port);
      return null;
    case 'handOver': {
      const { line, ticket, sql, options } = call.input;
      return engine.handOvers.send(line, ticket, await engine.read(sql, { ...options, signal }));
    }
    case 'closeHandOver':
      engine.handOvers.close(call.input.line);
      return null;
    case 'saveAgain':
      engine.tables.saveAgain();
      return null;
    case 'saved':
      return engine.tables.saved();
    case 'hold':
      return engine.held.query(call.input.sql, call.input.options, signal);
    case 'holdRows':
      return engine.held.rows(call.input, signal);
    case 'arrange':
      return engine.held.arrange(call.input, call.input.view, signal);
    case 'letGo':
      await engine.held.letGo(call.input.name);
      return null;
    case 'arrow':
      return engine.held.arrow(call.input.sql, signal);
  }
}

async function drain(
  parts: AsyncGenerator<ProfilePart, Profile>,
  tell: (part: ProfilePart) => void,
): Promise<Profile> {
  for (;;) {
    const step = await parts.next();
    if (step.done === true) return step.value;
    tell(step.value);
  }
}
