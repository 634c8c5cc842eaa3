import { Component, type ContextType, type ReactNode } from 'react';
import { TranslationContext, wordsIn } from '../language/use-words.ts';
import { Button } from './button.tsx';
import { partsWords } from './words.ts';
import './empty.css';

interface Props {
  /** The part of the page, as the user would call it: "the chart". */
  readonly place: string;
  readonly children: ReactNode;
}

/** Keeps a failure of one place in that place. React asks for a class here. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  static override contextType = TranslationContext;
  declare context: ContextType<typeof TranslationContext>;
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const words = wordsIn(this.context, partsWords).failure;
    return (
      <div className="empty" role="alert">
        <p className="empty-title">{words.title(this.props.place)}</p>
        <p>{words.advice}</p>
        <p className="label">{error.message}</p>
        <Button onClick={() => this.setState({ error: null })}>{words.drawAgain}</Button>
      </div>
    );
  }
}
