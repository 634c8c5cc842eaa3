import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { InsightForm } from './insight-form.tsx';

export function AddInsight({ datasetId }: { readonly datasetId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const add = useStoreState('insights', (state) => state.add);
  if (!isOpen) {
    return (
      <Button icon={Plus} onClick={() => setIsOpen(true)}>
        Say something about this data
      </Button>
    );
  }
  return (
    <InsightForm
      label="Something about this data"
      text=""
      action="Keep"
      placeholder="Amounts are in rupees; test accounts begin with T-."
      onKeep={(text) => {
        void add(datasetId, { text, question: '' });
        setIsOpen(false);
      }}
      onCancel={() => setIsOpen(false)}
    />
  );
}
