import { WrapText } from 'lucide-react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { codeWords } from './words.ts';

interface FormatButtonProps {
  readonly isDisabled: boolean;
  readonly onFormat: () => void;
}

export function FormatButton({ isDisabled, onFormat }: FormatButtonProps) {
  const words = useWords(codeWords).format;
  return (
    <IconButton
      label={words.format}
      icon={WrapText}
      aria-keyshortcuts="Shift+Alt+F"
      disabled={isDisabled}
      onClick={onFormat}
    />
  );
}
