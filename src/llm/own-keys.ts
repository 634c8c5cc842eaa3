import { z } from 'zod';

/** OWASP's advice for PBKDF2 with SHA-256; each guess at a passphrase costs that much. */
const usualRounds = 600_000;
const mostRounds = 20_000_000;

const base64Schema = z.base64().min(1);
const sealedSchema = z.object({
  version: z.literal(1),
  /** Of PBKDF2 with SHA-256. */
  rounds: z.number().int().min(usualRounds).max(mostRounds),
  salt: base64Schema,
  /** Of AES-GCM with 256 bits. */
  iv: base64Schema,
  data: base64Schema,
});
const keysSchema = z.array(z.string()).readonly();

/** The keys in a form that can lie on a disk: without the passphrase there is no way back. */
export async function sealKeys(keys: readonly string[], passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const secret = await secretOf(passphrase, salt, usualRounds);
  const plain = new TextEncoder().encode(JSON.stringify(keys));
  const data = await subtle().encrypt({ name: 'AES-GCM', iv }, secret, plain);
  return JSON.stringify({
    version: 1,
    rounds: usualRounds,
    salt: toBase64(salt),
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  });
}

/** Rejects with a message for the user where it is another passphrase, or what is kept was changed. */
export async function openKeys(sealed: string, passphrase: string): Promise<readonly string[]> {
  const { rounds, salt, iv, data } = readSealed(sealed);
  const secret = await secretOf(passphrase, fromBase64(salt), rounds);
  const algorithm = { name: 'AES-GCM', iv: fromBase64(iv) };
  const plain = await subtle()
    .decrypt(algorithm, secret, fromBase64(data))
    .catch((cause: unknown) => {
      throw new Error('That is not the passphrase.', { cause });
    });
  return keysSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
}

function readSealed(sealed: string): z.infer<typeof sealedSchema> {
  try {
    return sealedSchema.parse(JSON.parse(sealed));
  } catch (cause) {
    throw new Error('What is kept of the keys cannot be read. Enter them again.', { cause });
  }
}

async function secretOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await subtle().importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return subtle().deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** Browsers have it for pages from https and from this machine only. */
function subtle(): SubtleCrypto {
  const { subtle: found } = crypto as { readonly subtle?: SubtleCrypto };
  if (found !== undefined) return found;
  throw new Error('A browser encrypts only for pages that came over https, or from this machine.');
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
