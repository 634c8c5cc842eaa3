/** Of what stands on the screen before the page of proofs is fetched. */
export const proofEntryWords = {
  newVersion: 'New version',
  isHere: 'A new version is here. Data and chats stay as they are.',
  load: 'Load it now',
};
