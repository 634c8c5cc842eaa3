import { expect, test } from 'vitest';
import { callTool, ToolRefused } from '../../../src/agents/call-tool.ts';
import { rights } from '../../../src/agents/rights.ts';
import { type AgentEvent, agentNames, toolNames } from '../../../src/core/event.ts';
import { contextWith, runToEnd } from './subject.ts';

const result = { columns: [], rows: [], truncated: false, elapsedMs: 1 };

test('an agent that calls a tool of another is refused, the tool does not run, and the events say so', async () => {
  for (const agent of agentNames) {
    if (rights[agent].includes('run_sql')) continue;
    const events: AgentEvent[] = [];
    const calling = callTool(contextWith({}), agent, 'run_sql', { sql: 'SELECT 1' });
    const run = async () => {
      for await (const event of calling) events.push(event);
    };
    await expect(run()).rejects.toThrow(ToolRefused);
    expect(events.map(({ type }) => type)).toEqual(['tool_call', 'tool_result']);
    expect(events[1]).toMatchObject({ ok: false });
  }
});

test('every agent has only tools that exist, and none has all', () => {
  for (const agent of agentNames) {
    expect(toolNames).toEqual(expect.arrayContaining([...rights[agent]]));
    expect(rights[agent].length).toBeLessThan(toolNames.length);
  }
});

test('the call is told before the tool runs', async () => {
  const seen: string[] = [];
  const context = contextWith({
    run_sql: () => {
      seen.push('runs');
      return Promise.resolve(result);
    },
  });
  for await (const event of callTool(context, 'sql_agent', 'run_sql', { sql: 'SELECT 1' }))
    seen.push(event.type);
  expect(seen).toEqual(['tool_call', 'runs', 'tool_result']);
});

test('what a tool throws reaches the agent, after an event that says it failed', async () => {
  const context = contextWith({ run_sql: () => Promise.reject(new Error('no such table')) });
  const calling = callTool(context, 'sql_agent', 'run_sql', { sql: 'SELECT 1' });
  await calling.next();
  expect((await calling.next()).value).toMatchObject({
    type: 'tool_result',
    ok: false,
    summary: 'no such table',
  });
  await expect(calling.next()).rejects.toThrow('no such table');
});

test('a tool gives back what it found', async () => {
  const context = contextWith({ run_sql: () => Promise.resolve(result) });
  const { output } = await runToEnd(callTool(context, 'sql_agent', 'run_sql', { sql: 'SELECT 1' }));
  expect(output).toBe(result);
});
