import { useWords } from '../language/use-words.ts';
import { type Chord, keysOf } from './chord.ts';
import { commandsWords } from './words.ts';

export function Keys({ chord }: { readonly chord: Chord }) {
  const words = useWords(commandsWords).keys;
  return (
    <span className="keys">
      {keysOf(chord, words).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}
