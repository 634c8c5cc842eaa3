/** Of what is on the screen before the settings are fetched. */
export const settingsEntryWords = {
  open: 'Settings: models and privacy',
  place: 'the settings',
  unlock: {
    passphrase: 'Passphrase of your keys',
    unlock: 'Unlock',
  },
};
