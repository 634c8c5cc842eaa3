/** https://www.w3.org/TR/trusted-types/, as far as it is used here. */
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): unknown;
}

/**
 * The page's policy lets no text become markup or code anywhere. Addresses of scripts and workers may be the app's
 * own, and those of what the page itself has made. To be called once, before any worker is started.
 */
export function trustOwnScripts(scope: object): void {
  if (!('trustedTypes' in scope)) return;
  (scope.trustedTypes as TrustedTypes).createPolicy('default', {
    createScriptURL(address) {
      const { origin } = new URL(address, location.href);
      if (origin === location.origin) return address;
      throw new TypeError(`${address} is none of the app's own scripts.`);
    },
  });
}
