import { disarm } from '../../../workers/duckdb/disarm.ts';

const ways = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'Worker',
];

const before = ways.filter((way) => way in globalThis);
disarm();
postMessage({ before, after: ways.filter((way) => way in globalThis) });
