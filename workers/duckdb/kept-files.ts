const attempts = 20;
const pauseMs = 50;

/** Removes a file of OPFS. A worker that has just ended may hold on to it for a moment. */
export async function removeKeptFile(fileName: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await folder.removeEntry(fileName);
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return;
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
