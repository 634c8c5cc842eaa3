import * as Parts from '@radix-ui/react-toast';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { Toast } from '../../state/toasts.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { toastsWords } from './words.ts';
import './toasts.css';

const icons = { info: Info, good: CircleCheck, warning: TriangleAlert, error: CircleAlert };
const shownMs = 6000;

/** Announced as they come, over whatever is open; warnings and errors stay until they are closed. F8 leads to them. */
export function Toasts() {
  const words = useWords(toastsWords);
  const toasts = useStoreState('toasts', (state) => state.toasts);
  const dismiss = useStoreState('toasts', (state) => state.dismiss);
  const top = useSyncExternalStore(watchModals, topOfPage);
  return createPortal(
    <Parts.Provider label={words.message} swipeDirection="right" announcerContainer={top}>
      {toasts.map((toast) => (
        <ToastMessage key={toast.id} toast={toast} dismiss={dismiss} />
      ))}
      <Parts.Viewport label={words.messages} className="toasts" />
    </Parts.Provider>,
    top,
  );
}

function ToastMessage({ toast, dismiss }: { readonly toast: Toast; readonly dismiss: (id: string) => void }) {
  const words = useWords(toastsWords);
  const { id, level, message } = toast;
  const isPassing = level === 'info' || level === 'good';
  const Icon = icons[level];
  const isEsc = useRef(false);
  return (
    <Parts.Root
      open
      className={`toast ${level}`}
      type={isPassing ? 'background' : 'foreground'}
      duration={isPassing ? shownMs : Number.POSITIVE_INFINITY}
      onEscapeKeyDown={() => {
        isEsc.current = true;
      }}
      onOpenChange={() => {
        if (!isEsc.current || holdsFocus(document.activeElement)) dismiss(id);
        isEsc.current = false;
      }}
    >
      <Icon size={16} aria-hidden />
      <Parts.Description asChild>
        <p>{message}</p>
      </Parts.Description>
      <IconButton label={words.close} icon={X} onClick={() => dismiss(id)} />
    </Parts.Root>
  );
}

/** Elsewhere, Esc is for what has the focus there, and a message is not lost by it. */
function holdsFocus(focused: Element | null): boolean {
  return focused?.closest('.toasts') != null;
}

/** What is not in the uppermost modal can neither be clicked nor heard. */
function topOfPage(): Element {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
}

function watchModals(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.body, { subtree: true, attributeFilter: ['open'] });
  return () => observer.disconnect();
}
