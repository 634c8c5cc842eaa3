import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { InsightForm } from './insight-form.tsx';
import { insightsWords } from './words.ts';

export function AddInsight({ datasetId }: { readonly datasetId: string }) {
  const words = useWords(insightsWords);
  const [isOpen, setIsOpen] = useState(false);
  const add = useStoreState('insights', (state) => state.add);
  if (!isOpen) {
    return (
      <Button icon={Plus} onClick={() => setIsOpen(true)}>
        {words.add.open}
      </Button>
    );
  }
  return (
    <InsightForm
      label={words.add.label}
      text=""
      action={words.form.keep}
      placeholder={words.add.example}
      onKeep={(text) => {
        void add(datasetId, { text, question: '' });
        setIsOpen(false);
      }}
      onCancel={() => setIsOpen(false)}
    />
  );
}
