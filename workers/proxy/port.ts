/** The port that `PORT` asks for; 4173 where it asks for none. */
export function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new RangeError(`PORT is "${text}"; it must be a whole number from 0 to 65535.`);
}
