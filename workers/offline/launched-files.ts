/** What a browser hands to an installed app that is opened with files. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

declare global {
  interface Window {
    /** Only in browsers in which an installed app can open files: https://wicg.github.io/web-app-launch/ */
    readonly launchQueue?: LaunchQueue;
  }
}

/** Takes the files that the installed app is opened with, now and while it runs. */
export function takeLaunchedFiles(
  take: (files: readonly File[]) => void,
  fail: (reason: string) => void,
): void {
  window.launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length === 0) return;
    Promise.all(files.map((handle) => handle.getFile())).then(take, (error: unknown) => fail(String(error)));
  });
}
