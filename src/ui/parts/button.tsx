import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Tip } from './tip.tsx';
import './button.css';

type NativeProps = Omit<ComponentProps<'button'>, 'type' | 'className' | 'children'>;

interface ButtonProps extends NativeProps {
  /** `primary` is the one next step of a place. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button ${look}`} {...rest}>
      {Icon && <Icon size={15} aria-hidden />}
      {children}
    </button>
  );
}

interface IconButtonProps extends NativeProps {
  readonly label: string;
  readonly icon: LucideIcon;
}

export function IconButton({ label, icon: Icon, ...rest }: IconButtonProps) {
  return (
    <Tip content={label}>
      {(trigger) => (
        <button type="button" className="icon-button" aria-label={label} {...rest} {...trigger.pointing}>
          <Icon size={16} aria-hidden />
        </button>
      )}
    </Tip>
  );
}
