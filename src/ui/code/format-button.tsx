import { WrapText } from 'lucide-react';
import { IconButton } from '../parts/button.tsx';

interface FormatButtonProps {
  readonly isDisabled: boolean;
  readonly onFormat: () => void;
}

export function FormatButton({ isDisabled, onFormat }: FormatButtonProps) {
  return (
    <IconButton
      label="Format"
      icon={WrapText}
      aria-keyshortcuts="Shift+Alt+F"
      disabled={isDisabled}
      onClick={onFormat}
    />
  );
}
