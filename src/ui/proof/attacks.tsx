import { Check, CircleAlert, Minus } from 'lucide-react';
import type { Attack } from '../../core/attack.ts';
import type { AttackState, ProofState } from '../../state/proof.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { proofWords } from './words.ts';

const kinds: readonly Attack['runner'][] = ['sql', 'python', 'page', 'file'];

/** The button, and what came of each attack. */
export function Attacks({ proof }: { readonly proof: ProofState }) {
  const { attacks, outcomes, isRunning, attack } = proof;
  const words = useWords(proofWords).attacks;
  return (
    <section aria-labelledby="proof-attacks">
      <h2 id="proof-attacks">{words.title}</h2>
      <p>{words.about(attacks.length)}</p>
      <div className="proof-try">
        <Button look="primary" disabled={isRunning} onClick={() => void attack()}>
          {words.attempt}
        </Button>
        <p role="status">{summaryOf(proof, words)}</p>
      </div>
      {Object.keys(outcomes).length > 0 &&
        kinds.map((runner) => (
          <div key={runner} className="proof-runner">
            <h3 className="label">{words.runners[runner]}</h3>
            <ul>
              {attacks
                .filter((each) => each.runner === runner)
                .map((each) => (
                  <AttackRow key={each.id} attack={each} state={outcomes[each.id] ?? { kind: 'waiting' }} />
                ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

function AttackRow({ attack, state }: { readonly attack: Attack; readonly state: AttackState }) {
  const words = useWords(proofWords).attacks;
  return (
    <li className={`proof-attack ${state.kind}`}>
      <AttackSign kind={state.kind} />
      <div>
        <p className="proof-attack-title">
          {words.titles[attack.id] ?? attack.title}{' '}
          <span className="proof-attack-word">{words.states[state.kind]}</span>
        </p>
        <code>{attack.code}</code>
        <p className="proof-said">{saidOf(state)}</p>
      </div>
    </li>
  );
}

function AttackSign({ kind }: { readonly kind: AttackState['kind'] }) {
  switch (kind) {
    case 'stopped':
      return <Check size={16} aria-hidden />;
    case 'through':
      return <CircleAlert size={16} aria-hidden />;
    case 'waiting':
    case 'running':
    case 'untried':
      return <Minus size={16} aria-hidden />;
  }
}

function saidOf(state: AttackState): string {
  switch (state.kind) {
    case 'waiting':
    case 'running':
      return '';
    case 'stopped':
      return state.said;
    case 'through':
      return state.got;
    case 'untried':
      return state.reason;
  }
}

function summaryOf({ attacks, outcomes, isRunning }: ProofState, words: typeof proofWords.attacks): string {
  const kinds = Object.values(outcomes).map(({ kind }) => kind);
  if (kinds.length === 0) return '';
  const count = (kind: AttackState['kind']) => kinds.filter((each) => each === kind).length;
  const done = attacks.length - count('waiting') - count('running');
  if (isRunning) return words.progress(done, attacks.length);
  const [stopped, through, untried] = [count('stopped'), count('through'), count('untried')];
  return words.summary(attacks.length, { stopped, through, untried });
}
