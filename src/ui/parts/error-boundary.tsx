import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import './empty.css';

interface Props {
  /** The part of the page, as the user would call it: "the chart". */
  readonly place: string;
  readonly children: ReactNode;
}

/** Keeps a failure of one place in that place. React asks for a class here. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="empty" role="alert">
        <p className="empty-title">{`This page could not draw ${this.props.place}.`}</p>
        <p>Your data and chats are safe. Draw it again; if that fails too, reload the page.</p>
        <p className="label">{error.message}</p>
        <Button onClick={() => this.setState({ error: null })}>Draw again</Button>
      </div>
    );
  }
}
