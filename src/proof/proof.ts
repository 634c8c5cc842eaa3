export { engineAttacks } from './attacks.ts';
export { policiesInForce } from './policies.ts';
export { watchTraffic } from './traffic.ts';
