import type { ReactNode } from 'react';
import './empty.css';

/** What a place says while there is nothing in it: one thing to know, at most one thing to do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
