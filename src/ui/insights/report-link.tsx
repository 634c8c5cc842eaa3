import { FileText } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { goTo, reportHash } from '../sharing/addresses.ts';
import { insightsWords } from './words.ts';

export function ReportLink() {
  const words = useWords(insightsWords).tab;
  return (
    <Button icon={FileText} onClick={() => goTo(reportHash)}>
      {words.report}
    </Button>
  );
}
