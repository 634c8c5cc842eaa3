/** A sentence in whose text code stands between backticks. */
export function Coded({ text }: { readonly text: string }) {
  return text.split('`').map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are known by their place
    place % 2 === 1 ? <code key={place}>{part}</code> : part,
  );
}
