/** A name that no machine can have (RFC 2606): what got through all the same would find nobody. */
export const somewhere = 'https://attacker.invalid/';
