import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { IconButton } from '../../parts/button.tsx';
import { Floating } from './floating.tsx';

interface MenuButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly children: (close: () => void) => ReactNode;
}

/** An icon that opens a panel below it. */
export function MenuButton({ label, icon, children }: MenuButtonProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  return (
    <span ref={place}>
      <IconButton
        label={label}
        icon={icon}
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(!isOpen)}
      />
      {isOpen && place.current && (
        <Floating label={label} anchor={place.current} kind="menu" onClose={() => setIsOpen(false)}>
          {children(close)}
        </Floating>
      )}
    </span>
  );
}
