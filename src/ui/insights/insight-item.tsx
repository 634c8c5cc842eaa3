import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Insight } from '../../core/agent.ts';
import { IconButton } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { useStoreState } from '../stores-context.ts';
import { InsightForm } from './insight-form.tsx';

export function InsightItem({ insight }: { readonly insight: Insight }) {
  const [isEdited, setIsEdited] = useState(false);
  const reword = useStoreState('insights', (state) => state.reword);
  const remove = useStoreState('insights', (state) => state.remove);
  if (isEdited) {
    return (
      <li className="insight">
        <InsightForm
          label="Edit the insight"
          text={insight.text}
          action="Keep"
          onKeep={(text) => {
            void reword(insight, text);
            setIsEdited(false);
          }}
          onCancel={() => setIsEdited(false)}
        />
      </li>
    );
  }
  return (
    <li className="insight">
      <p>{insight.text}</p>
      <footer>
        <span className="label">{originOf(insight)}</span>
        <IconButton label="Edit" icon={Pencil} onClick={() => setIsEdited(true)} />
        <Confirm
          label="Remove"
          icon={Trash2}
          question="Remove this insight? Later questions are not given it any more."
          action="Remove"
          onConfirm={() => void remove(insight)}
        />
      </footer>
    </li>
  );
}

const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

function originOf({ question, createdAt }: Insight): string {
  const day = dayFormat.format(createdAt);
  return question === '' ? `Said by you, ${day}` : `“${question}”, ${day}`;
}
