import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useStores } from '../stores-context.ts';
import { IconButton } from './button.tsx';

/** Copies text that is only made when it is asked for. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const { toasts } = useStores();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setIsCopied(true);
    } catch {
      toasts
        .getState()
        .show('warning', 'The browser did not allow copying. Select the text and copy it instead.');
    }
  };
  return (
    <IconButton
      label={isCopied ? 'Copied' : label}
      icon={isCopied ? Check : Copy}
      onClick={() => void copy()}
      onMouseLeave={() => setIsCopied(false)}
    />
  );
}
