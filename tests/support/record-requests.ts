import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { recordedBy, startRecording, stopRecording } from './recording.ts';

/**
 * Over every end-to-end test: whatever the browser asks of any network is a file of the app, asked for by its address
 * alone, where the test has opened the app. All else must be wanted by the test: see `allowRequests`.
 */
beforeAll(startRecording);
afterEach(expectNothingUnwanted);
afterAll(async () => {
  expectNothingUnwanted();
  await stopRecording();
});

function expectNothingUnwanted(): void {
  expect(recordedBy()?.takeUnwanted() ?? [], 'requests that nobody wanted').toEqual([]);
}
