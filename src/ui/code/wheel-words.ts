/** Beside the other words of code, as a wheel can be dropped before the code is looked at. */
export const wheelWords = {
  installing: (fileName: string) => `Installing ${fileName}`,
  installed: (name: string, version: string) =>
    `${name} ${version} can be imported until this page is closed.`,
  failed: (fileName: string, message: string) => `${fileName} was not installed: ${message}`,
};
