import { createStore, type StoreApi } from 'zustand';
import { newId } from '../core/id.ts';

export interface Toast {
  readonly id: string;
  readonly level: 'info' | 'good' | 'warning' | 'error';
  readonly message: string;
}

export interface ToastsState {
  readonly toasts: readonly Toast[];
  readonly show: (level: Toast['level'], message: string) => void;
  readonly dismiss: (id: string) => void;
}

export function createToasts(): StoreApi<ToastsState> {
  return createStore<ToastsState>((set) => ({
    toasts: [],
    show: (level, message) =>
      set((state) => ({ toasts: [...state.toasts, { id: newId(), level, message }] })),
    dismiss: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  }));
}
