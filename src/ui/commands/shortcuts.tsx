import { Dialog } from '../parts/dialog.tsx';
import { useStoreState } from '../stores-context.ts';
import { type Chord, isSingle } from './chord.ts';
import { type Command, commandGroups } from './command.ts';
import { Keys } from './keys.tsx';
import './commands.css';

/** Keys of places rather than of the whole page. */
const inPlaces: readonly { readonly place: string; readonly keys: readonly (readonly [Chord, string])[] }[] =
  [
    {
      place: 'In the question',
      keys: [
        [{ key: 'Enter' }, 'Ask'],
        [{ key: 'Shift Enter' }, 'Next line'],
        [{ key: 'arrowup' }, 'The last question again, in an empty line'],
        [{ key: 'escape' }, 'Stop the answer'],
      ],
    },
  ];

export default function Shortcuts({ commands }: { readonly commands: readonly Command[] }) {
  const close = useStoreState('workspace', (state) => state.showOverlay);
  const groups = commandGroups.map((group) => ({
    group,
    keyed: commands.filter((command) => command.group === group && command.chord !== undefined),
  }));
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => close(null)}>
      <div className="shortcuts">
        {groups.map(({ group, keyed }) =>
          keyed.length === 0 ? null : (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {keyed.map(({ id, name, chord }) =>
                  chord === undefined ? null : <Row key={id} name={name} chord={chord} />,
                )}
              </dl>
            </section>
          ),
        )}
        {inPlaces.map(({ place, keys }) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>
              {keys.map(([chord, name]) => (
                <Row key={name} name={name} chord={chord} />
              ))}
            </dl>
          </section>
        ))}
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
        Keys without Ctrl or Alt
        <span className="label">{`${keys.join('  ')} outside of fields`}</span>
      </span>
    </label>
  );
}
