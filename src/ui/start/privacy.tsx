import { useWords } from '../language/use-words.ts';
import { startWords } from './words.ts';

export function Privacy() {
  const words = useWords(startWords).privacy;
  return (
    <section className="privacy" aria-label={words.label}>
      <div>
        <h2>{words.notUploaded.title}</h2>
        <p>{words.notUploaded.text}</p>
        <a href="#privacy">{words.notUploaded.link}</a>
      </div>
      <div>
        <h2>{words.noAccount.title}</h2>
        <p>{words.noAccount.text}</p>
      </div>
      <div>
        <h2>{words.checked.title}</h2>
        <p>{words.checked.text}</p>
      </div>
    </section>
  );
}
