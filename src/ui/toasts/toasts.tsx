import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import type { Toast } from '../../state/toasts.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import './toasts.css';

const icons = { info: Info, good: CircleCheck, warning: TriangleAlert, error: CircleAlert };
const shownMs = 6000;

/** Announced as they come; warnings and errors stay until they are closed. */
export function Toasts() {
  const toasts = useStoreState('toasts', (state) => state.toasts);
  const dismiss = useStoreState('toasts', (state) => state.dismiss);
  return (
    <section className="toasts" aria-label="Messages" aria-live="polite">
      {toasts.map((toast) => (
        <ToastMessage key={toast.id} toast={toast} dismiss={dismiss} />
      ))}
    </section>
  );
}

function ToastMessage({ toast, dismiss }: { readonly toast: Toast; readonly dismiss: (id: string) => void }) {
  const { id, level, message } = toast;
  const isPassing = level === 'info' || level === 'good';
  useEffect(() => {
    if (!isPassing) return;
    const timer = setTimeout(() => dismiss(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, isPassing, dismiss]);
  const Icon = icons[level];
  return (
    <div className={`toast ${level}`}>
      <Icon size={16} aria-hidden />
      <p>{message}</p>
      <IconButton label="Close message" icon={X} onClick={() => dismiss(id)} />
    </div>
  );
}
