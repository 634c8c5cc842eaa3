import { privacyLevels, privacySchema } from '../../core/privacy.ts';
import type { Profile } from '../../core/profile.ts';
import { useWords } from '../language/use-words.ts';
import { Choices } from '../parts/choices.tsx';
import { Field } from '../parts/field.tsx';
import { numberIn } from '../parts/number-in.ts';
import { useStoreState } from '../stores-context.ts';
import { exampleOf } from './example.ts';
import { privacyWords } from './words.ts';
import './privacy.css';

/** What of the data models may be told: three levels, each with what it would say of the table that is open. */
export function PrivacyDial() {
  const { dial: words, example } = useWords(privacyWords);
  const privacy = useStoreState('models', (state) => state.privacy);
  const setPrivacy = useStoreState('models', (state) => state.setPrivacy);
  const profile = useActiveProfile();
  return (
    <div className="privacy-dial">
      <Choices
        legend={words.title}
        chosen={privacy.level}
        onChoose={(level) => setPrivacy({ ...privacy, level })}
        choices={privacyLevels.map((level) => ({
          value: level,
          name: words.names[level],
          words: (
            <>
              {words.about[level]}
              {profile !== undefined && (
                <code className="privacy-example">{exampleOf(level, profile, example)}</code>
              )}
            </>
          ),
        }))}
      />
      {privacy.level === 'rows' && (
        <Field
          label={words.rowsAtMost}
          inputMode="numeric"
          value={String(privacy.maxRows)}
          faultOf={(text) =>
            privacySchema.shape.maxRows.safeParse(numberIn(text)).success ? undefined : words.rowsFault
          }
          onChange={(text) => setPrivacy({ ...privacy, maxRows: numberIn(text) })}
        />
      )}
    </div>
  );
}

function useActiveProfile(): Profile | undefined {
  return useStoreState('datasets', (state) => {
    const open = state.datasets.find(({ dataset }) => dataset.id === state.activeId);
    const [table] = open?.dataset.tables ?? [];
    const profile = table === undefined ? undefined : open?.profiles[table.name];
    return profile !== undefined && profile.columns.length > 0 ? profile : undefined;
  });
}
