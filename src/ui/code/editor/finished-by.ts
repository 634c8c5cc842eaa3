import { type Completion, insertCompletionText, pickedCompletion } from '@codemirror/autocomplete';
import type { EditorState, TransactionSpec } from '@codemirror/state';

/** Writes a name and the signs that close it, over those of them that stand there already. */
export function finishedBy(name: string, closing: string): NonNullable<Completion['apply']> {
  return (view, completion, from, to) => {
    const spec = finishing(view.state, `${name}${closing}`, closing, from, to);
    view.dispatch({ ...spec, annotations: pickedCompletion.of(completion) });
  };
}

export function finishing(
  state: EditorState,
  text: string,
  closing: string,
  from: number,
  to: number,
): TransactionSpec {
  const behind = state.sliceDoc(to, to + closing.length);
  const standing =
    behind === closing ? closing.length : Number(behind !== '' && closing.includes(behind.charAt(0)));
  return insertCompletionText(state, text, from, to + standing);
}
