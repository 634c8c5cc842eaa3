import {
  acceptCompletion,
  closeBracketsKeymap,
  closeCompletion,
  selectedCompletion,
} from '@codemirror/autocomplete';
import { defaultKeymap, historyKeymap, indentWithTab } from '@codemirror/commands';
import { searchKeymap } from '@codemirror/search';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

export interface EditorActions {
  readonly run: () => void;
  /** The selection; without one, the statement at the caret. */
  readonly runPart: () => void;
  readonly format?: (() => void) | undefined;
  /** Returns whether there was something to stop. */
  readonly stop: () => boolean;
}

/** As long as no other key is pressed, Tab then leaves the editor. */
const untilTabMs = 600_000;

/** Where the suggestion is what stands there already, Enter breaks the line. */
function breakAfterWhole(view: EditorView): boolean {
  const label = selectedCompletion(view.state)?.label;
  const { head } = view.state.selection.main;
  if (label !== undefined && view.state.sliceDoc(head - label.length, head) === label) closeCompletion(view);
  return false;
}

/** Tab indents; as the keyboard must be able to leave, Tab after Escape moves on. */
export function keysOf(actions: EditorActions): Extension {
  const leaving = new WeakSet<EditorView>();
  const act = (action: () => void) => (view: EditorView) => {
    closeCompletion(view);
    action();
    return true;
  };
  const leaveOrStop = (view: EditorView) => {
    const isSecond = leaving.has(view);
    leaving.add(view);
    view.setTabFocusMode(untilTabMs);
    return actions.stop() || !isSecond;
  };
  const forget = (view: EditorView, key: string) => {
    if (key !== 'Escape' && key !== 'Shift') leaving.delete(view);
  };
  return [
    Prec.highest(
      keymap.of([
        {
          any: (view, { key }) => {
            forget(view, key);
            return false;
          },
        },
        { key: 'Enter', run: breakAfterWhole },
      ]),
    ),
    Prec.high(
      keymap.of([
        { key: 'Mod-Enter', run: act(actions.run) },
        { key: 'Mod-Shift-Enter', run: act(actions.runPart) },
        { key: 'Shift-Alt-f', run: act(() => actions.format?.()) },
        { key: 'Tab', run: acceptCompletion },
      ]),
    ),
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
    Prec.lowest(keymap.of([{ key: 'Escape', run: leaveOrStop }])),
  ];
}
