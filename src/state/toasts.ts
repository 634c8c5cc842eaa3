import { createStore, type StoreApi } from 'zustand';
import { newId } from '../core/id.ts';

export interface Toast {
  readonly id: string;
  readonly level: 'info' | 'good' | 'warning' | 'error';
  readonly message: string;
}

export interface ToastsState {
  readonly toasts: readonly Toast[];
  /** One that says the same gives way to it: it is announced again, and stands there once. */
  readonly show: (level: Toast['level'], message: string) => void;
  readonly dismiss: (id: string) => void;
}

export function createToasts(): StoreApi<ToastsState> {
  return createStore<ToastsState>((set) => ({
    toasts: [],
    show: (level, message) =>
      set(({ toasts }) => {
        const others = toasts.filter((toast) => toast.level !== level || toast.message !== message);
        return { toasts: [...others, { id: newId(), level, message }] };
      }),
    dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  }));
}
