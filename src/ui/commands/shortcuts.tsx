import { useWords } from '../language/use-words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useStoreState } from '../stores-context.ts';
import { type Chord, isSingle } from './chord.ts';
import { type Command, commandGroups } from './command.ts';
import { Keys } from './keys.tsx';
import { commandsWords } from './words.ts';
import './commands.css';

/** Keys of the place where questions are written rather than of the whole page. */
const inQuestion = [
  [{ key: 'enter' }, 'ask'],
  [{ key: 'enter', shift: true }, 'nextLine'],
  [{ key: 'arrowup' }, 'lastQuestion'],
  [{ key: 'escape' }, 'stop'],
] as const satisfies readonly (readonly [Chord, keyof typeof commandsWords.shortcuts])[];

export default function Shortcuts({ commands }: { readonly commands: readonly Command[] }) {
  const { groups: groupNames, shortcuts: words } = useWords(commandsWords);
  const close = useStoreState('workspace', (state) => state.showOverlay);
  const groups = commandGroups.map((group) => ({
    group,
    keyed: commands.filter((command) => command.group === group && command.chord !== undefined),
  }));
  return (
    <Dialog title={words.title} onClose={() => close(null)}>
      <div className="shortcuts">
        {groups.map(({ group, keyed }) =>
          keyed.length === 0 ? null : (
            <section key={group}>
              <h3>{groupNames[group]}</h3>
              <dl>
                {keyed.map(({ id, name, chord }) =>
                  chord === undefined ? null : <Row key={id} name={name} chord={chord} />,
                )}
              </dl>
            </section>
          ),
        )}
        <section>
          <h3>{words.inQuestion}</h3>
          <dl>
            {inQuestion.map(([chord, name]) => (
              <Row key={name} name={words[name]} chord={chord} />
            ))}
          </dl>
        </section>
        <SingleKeys commands={commands} />
      </div>
    </Dialog>
  );
}

function Row({ name, chord }: { readonly name: string; readonly chord: Chord }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Keys chord={chord} />
      </dd>
    </div>
  );
}

/** WCAG 2.1.4: shortcuts of one character can be turned off. */
function SingleKeys({ commands }: { readonly commands: readonly Command[] }) {
  const words = useWords(commandsWords).shortcuts;
  const isOn = useStoreState('workspace', (state) => state.arrangement.singleKeys);
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const keys = commands.flatMap(({ chord }) =>
    chord !== undefined && isSingle(chord) ? [chord.key.toUpperCase()] : [],
  );
  return (
    <label className="shortcuts-single">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => arrange({ singleKeys: event.currentTarget.checked })}
      />
      <span>
        {words.single}
        <span className="label">{words.outsideFields(keys.join('  '))}</span>
      </span>
    </label>
  );
}
