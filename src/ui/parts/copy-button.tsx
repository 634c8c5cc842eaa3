import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { useStores } from '../stores-context.ts';
import { IconButton } from './button.tsx';
import { partsWords } from './words.ts';

/** Copies text that is only made when it is asked for. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const words = useWords(partsWords).copy;
  const { toasts } = useStores();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setIsCopied(true);
    } catch {
      toasts.getState().show('warning', words.refused);
    }
  };
  return (
    <IconButton
      label={isCopied ? words.copied : label}
      icon={isCopied ? Check : Copy}
      onClick={() => void copy()}
      onMouseLeave={() => setIsCopied(false)}
    />
  );
}
