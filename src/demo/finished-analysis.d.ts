/** Made by the build: see `workers/page`. */
declare module 'virtual:finished-analysis' {
  export const finishedAnalysis: import('../core/finished-analysis.ts').FinishedAnalysis;
}
