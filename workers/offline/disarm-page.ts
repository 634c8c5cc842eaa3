/** Ways to the network of which the browsers' policies know nothing, and which the app does not need. */
const withoutPolicy = ['RTCPeerConnection', 'webkitRTCPeerConnection'];

/** A script that got into the page shall not find them. */
export function disarmPage(scope: object): void {
  for (const name of withoutPolicy) Reflect.deleteProperty(scope, name);
}
