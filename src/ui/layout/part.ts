/** The part of the workspace that is looked at where not all have room. */
export type Part = 'data' | 'chat' | 'details';
