/**
 * Starts each worker of `scope` by way of a `blob:` address: such a worker has the policy of what started it, where
 * one that comes from a host without headers would have none. `first` is the script that does the same in the worker.
 */
export function inheritPolicy(scope: { Worker: typeof Worker }, first: string): void {
  const Plain = scope.Worker;
  scope.Worker = class extends Plain {
    constructor(script: string | URL, options?: WorkerOptions) {
      const imports = [first, String(script)].map((address) => `import ${JSON.stringify(address)};`);
      super(URL.createObjectURL(new Blob(imports, { type: 'text/javascript' })), {
        ...options,
        type: 'module',
      });
    }
  };
}
