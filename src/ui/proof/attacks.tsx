import { Check, CircleAlert, Minus } from 'lucide-react';
import type { Attack } from '../../core/attack.ts';
import type { AttackState, ProofState } from '../../state/proof.ts';
import { Button } from '../parts/button.tsx';

const runners: Record<Attack['runner'], string> = {
  sql: 'SQL, in the database that answers your questions',
  python: 'Python, with the check of its code turned off',
  page: 'A script that got into this page',
  file: 'A poisoned file, opened as any other',
};

/** The button, and what came of each attack. */
export function Attacks({ proof }: { readonly proof: ProofState }) {
  const { attacks, outcomes, isRunning, attack } = proof;
  const kinds = Object.keys(runners) as Attack['runner'][];
  return (
    <section aria-labelledby="proof-attacks">
      <h2 id="proof-attacks">Try to steal my data</h2>
      <p>
        {`${attacks.length} attacks, run by the real engines in this tab. Each one counts as stopped only when something refused it.`}
      </p>
      <div className="proof-try">
        <Button look="primary" disabled={isRunning} onClick={() => void attack()}>
          Try to steal my data
        </Button>
        <p role="status">{summaryOf(proof)}</p>
      </div>
      {Object.keys(outcomes).length > 0 &&
        kinds.map((runner) => (
          <div key={runner} className="proof-runner">
            <h3 className="label">{runners[runner]}</h3>
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
  return (
    <li className={`proof-attack ${state.kind}`}>
      <AttackSign kind={state.kind} />
      <div>
        <p className="proof-attack-title">
          {attack.title} <span className="proof-attack-word">{words[state.kind]}</span>
        </p>
        <code>{attack.code}</code>
        <p className="proof-said">{saidOf(state)}</p>
      </div>
    </li>
  );
}

const words: Record<AttackState['kind'], string> = {
  waiting: '',
  running: 'running',
  stopped: 'stopped',
  through: 'GOT THROUGH',
  untried: 'could not be tried',
};

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

function summaryOf({ attacks, outcomes, isRunning }: ProofState): string {
  const kinds = Object.values(outcomes).map(({ kind }) => kind);
  if (kinds.length === 0) return '';
  const count = (kind: AttackState['kind']) => kinds.filter((each) => each === kind).length;
  const done = attacks.length - count('waiting') - count('running');
  if (isRunning) return `${done} of ${attacks.length} tried`;
  const through = count('through') === 0 ? 'none got through' : `${count('through')} got through`;
  const untried = count('untried') === 0 ? '' : `, ${count('untried')} could not be tried`;
  return `${count('stopped')} of ${attacks.length} stopped, ${through}${untried}`;
}
