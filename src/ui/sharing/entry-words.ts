/** Of what leads to sharing: said before anything of it is fetched. */
export const sharingEntryWords = { open: 'Share, export, run again' };
