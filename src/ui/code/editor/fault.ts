import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass, WidgetType } from '@codemirror/view';

/** Where an error points, and what it says. Offsets are 0-based; `to` is not in it. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

const setFault = StateEffect.define<Fault | undefined>();

class Message extends WidgetType {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: Message): boolean {
    return other.text === this.text;
  }

  /** The alert below says it to screen readers, with all that belongs to it. */
  override toDOM(): HTMLElement {
    const line = document.createElement('div');
    line.className = 'code-fault';
    line.setAttribute('aria-hidden', 'true');
    line.textContent = this.text;
    return line;
  }
}

class BadLine extends GutterMarker {
  override readonly elementClass = 'is-bad';
}

const badLine = new BadLine();
const noMarkers: RangeSet<GutterMarker> = RangeSet.of([]);

const faultField = StateField.define<Fault | undefined>({
  create: () => undefined,
  update(fault, transaction) {
    const change = transaction.effects.find((effect) => effect.is(setFault));
    if (change !== undefined) return change.value;
    if (fault === undefined || !transaction.docChanged) return fault;
    const { changes } = transaction;
    return { ...fault, from: changes.mapPos(fault.from, -1), to: changes.mapPos(fault.to, 1) };
  },
});

/** A line beneath the code, as it would be written by hand. */
const drawn = EditorView.decorations.compute([faultField], (state) => {
  const fault = state.field(faultField);
  if (fault === undefined) return Decoration.none;
  const line = state.doc.lineAt(fault.from);
  const mark = Decoration.mark({ class: 'code-mark' });
  const note = Decoration.widget({ widget: new Message(fault.message), block: true, side: 1 });
  return Decoration.set(
    [
      Decoration.line({ class: 'is-bad' }).range(line.from),
      ...(fault.to > fault.from ? [mark.range(fault.from, fault.to)] : []),
      note.range(line.to),
    ],
    true,
  );
});

const numbered = gutterLineClass.compute([faultField], (state): RangeSet<GutterMarker> => {
  const fault = state.field(faultField);
  if (fault === undefined) return noMarkers;
  return RangeSet.of([badLine.range(state.doc.lineAt(fault.from).from)]);
});

const told = EditorView.contentAttributes.compute([faultField], (state) => ({
  'aria-invalid': String(state.field(faultField) !== undefined),
}));

export const faults: Extension = [faultField, drawn, numbered, told];

/** Points at a fault and brings it into sight; with `undefined` there is none any more. */
export function showFault(view: EditorView, fault: Fault | undefined): void {
  const { length } = view.state.doc;
  const within = fault && { ...fault, from: Math.min(fault.from, length), to: Math.min(fault.to, length) };
  const scroll = within === undefined ? [] : [EditorView.scrollIntoView(within.from, { y: 'nearest' })];
  view.dispatch({ effects: [setFault.of(within), ...scroll] });
}
