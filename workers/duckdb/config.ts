/**
 * Results lose nothing on their way (wide integers, decimals, UUIDs, time zones), and a running query gives way
 * every 20 ms. `opfs: manual` because `auto` makes an empty file for any `opfs://` path in a statement's text. Without
 * `useDirectIO`, nothing reaches a file of OPFS that is attached.
 */
export const engineConfig = {
  arrowLosslessConversion: true,
  useDirectIO: true,
  query: {
    queryPollingInterval: 20,
    castBigIntToDouble: false,
    castDecimalToDouble: false,
    castTimestampToDate: false,
    castDurationToTime64: false,
  },
  opfs: { fileHandling: 'manual' as const },
};

/** First of all: an extension that is fetched on demand and cannot be reached leaves the engine corrupt. */
export const startStatements = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
];

/**
 * How tables are kept: texts in the format that came with DuckDB 1.3, which is written and scanned in less time, and in
 * short row groups, as writing one cannot be interrupted by a question.
 */
export const keptOptions = "STORAGE_VERSION 'v1.3.0', ROW_GROUP_SIZE 61440";

/** A connection's own settings, made before the jail. Errors as JSON carry the exact position. */
export const connectionStatements = ['SET errors_as_json = true'];

/**
 * The jail, in this order, after everything that must still be attached or set. From here on the engine itself
 * refuses every path outside `local/`, the network, ATTACH, LOAD and any further SET.
 */
export const jailStatements = [
  "SET allowed_directories = ['local/']",
  'SET enable_external_access = false',
  'SET lock_configuration = true',
];
