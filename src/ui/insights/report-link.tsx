import { FileText } from 'lucide-react';
import { Button } from '../parts/button.tsx';
import { goTo, reportHash } from '../sharing/addresses.ts';

export function ReportLink() {
  return (
    <Button icon={FileText} onClick={() => goTo(reportHash)}>
      Report
    </Button>
  );
}
