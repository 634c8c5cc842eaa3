import { trustOwnScripts } from '../../workers/offline/trusted-scripts.ts';

/** Imported first by each page of the bench: pages are served under the app's policy. */
trustOwnScripts(globalThis);
