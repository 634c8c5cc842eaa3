import { type Chord, keysOf } from './chord.ts';

export function Keys({ chord }: { readonly chord: Chord }) {
  return (
    <span className="keys">
      {keysOf(chord).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
