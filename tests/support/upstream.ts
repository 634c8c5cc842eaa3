import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** What was received, as it was received. */
export interface ReceivedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Fulfilled when the connection has ended, true if that was before the answer had. */
  readonly isCutOff: Promise<boolean>;
}

export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }
  /** Parts of a body, each with a pause in front of it; the first comes at once. */
  | {
      readonly parts: readonly (string | Uint8Array)[];
      readonly pauseMs?: number;
      readonly type?: string;
      readonly end?: 'whole' | 'reset';
    }
  /** The connection is cut before anything is said. */
  | 'reset'
  /** Nothing, for ever. */
  | 'silence'
  /** Whatever fits the request. */
  | { readonly by: (request: ReceivedRequest) => Reply }
  | ((request: ReceivedRequest, response: ServerResponse) => void | Promise<void>);

/** An OpenAI-compatible server that says what it is told to, and knows when more or less was asked. */
export interface Upstream {
  /** Without a slash at its end. */
  readonly base: string;
  readonly requests: readonly ReceivedRequest[];
  /** Each is given once, in order. */
  readonly reply: (...replies: readonly Reply[]) => void;
  /** Given to every request with this key, before anything that is given in order. */
  readonly replyToKey: (key: string, reply: Reply) => void;
  /** Given to every request for which there is nothing else. */
  readonly otherwise: (reply: Reply) => void;
  /** Throws if a reply was not asked for, or a request came that none was meant for; starts anew. */
  readonly settle: () => void;
  readonly stop: () => Promise<void>;
}

export async function startUpstream(): Promise<Upstream> {
  const requests: ReceivedRequest[] = [];
  const inOrder: Reply[] = [];
  const byKey = new Map<string, Reply>();
  const surplus: string[] = [];
  let standing: Reply | null = null;

  function replyFor(request: ReceivedRequest): Reply {
    const key = request.headers.authorization?.replace(/^(Bearer|Key) /, '') ?? '';
    const reply = byKey.get(key) ?? inOrder.shift() ?? standing;
    if (reply !== null) return reply;
    surplus.push(`${request.method} ${request.path}`);
    return { status: 418, body: '{"error":{"message":"No reply was meant for this request."}}' };
  }

  const server = createServer((incoming, response) => {
    void receive(incoming, response).then(async (request) => {
      requests.push(request);
      await give(replyFor(request), request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${portOf(server)}/openai/v1`,
    requests,
    reply: (...replies) => void inOrder.push(...replies),
    replyToKey: (key, reply) => void byKey.set(key, reply),
    otherwise(reply) {
      standing = reply;
    },
    settle() {
      const complaints = [
        ...(inOrder.length > 0 ? [`${inOrder.length} replies were not asked for`] : []),
        ...surplus.map((request) => `no reply was meant for ${request}`),
      ];
      requests.length = 0;
      inOrder.length = 0;
      surplus.length = 0;
      byKey.clear();
      standing = null;
      if (complaints.length > 0) throw new Error(complaints.join('; '));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<ReceivedRequest> {
  const isCutOff = new Promise<boolean>((resolve) => {
    response.once('close', () => resolve(!response.writableFinished));
  });
  const { method = '', url: path = '', headers } = incoming;
  return { method, path, headers, body: await text(incoming), isCutOff };
}

async function give(reply: Reply, request: ReceivedRequest, response: ServerResponse): Promise<void> {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    response.socket?.resetAndDestroy();
  } else if (typeof reply === 'function') {
    await reply(request, response);
  } else if ('by' in reply) {
    await give(reply.by(request), request, response);
  } else if ('parts' in reply) {
    await giveParts(reply, response);
  } else {
    response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json', ...reply.headers });
    response.end(reply.body);
  }
}

async function giveParts(reply: Extract<Reply, { parts: unknown }>, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': reply.type ?? 'text/event-stream' });
  for (const [index, part] of reply.parts.entries()) {
    if (index > 0) await pause(reply.pauseMs ?? 0);
    if (response.destroyed) return;
    response.write(part);
  }
  if (reply.end === 'reset') {
    await pause(20);
    response.socket?.resetAndDestroy();
  } else {
    response.end();
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** A whole answer of a model. */
export function chatAnswer(content: string): Reply {
  const choice = { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' };
  return { body: JSON.stringify({ id: 'answer', object: 'chat.completion', choices: [choice] }) };
}

/** The same as a stream of events, one for each part. */
export function chatStream(parts: readonly string[], pauseMs = 0): Reply {
  return { parts: [...parts.map(chatEvent), 'data: [DONE]\n\n'], pauseMs };
}

export function chatEvent(content: string): string {
  const choice = { index: 0, delta: { content }, finish_reason: null };
  return `data: ${JSON.stringify({ id: 'answer', object: 'chat.completion.chunk', choices: [choice] })}\n\n`;
}
