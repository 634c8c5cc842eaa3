import type { Profile, ProfilePart } from '../../src/core/profile.ts';

/** Stands here until tables can be profiled. */
// biome-ignore lint/correctness/useYield: it has nothing to yield yet
export async function* profile(): AsyncGenerator<ProfilePart, Profile> {
  await Promise.resolve();
  throw new Error('Tables cannot be described yet.');
}
