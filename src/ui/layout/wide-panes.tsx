import { useState } from 'react';
import { type Arrangement, usualArrangement } from '../../state/workspace.ts';
import { Chat } from '../chat/chat.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { LeftPane } from './left-pane.tsx';
import { LeftRail, RightRail } from './rails.tsx';
import { Splitter } from './splitter.tsx';
import { layoutWords } from './words.ts';

type Widths = Partial<Pick<Arrangement, 'leftWidth' | 'rightWidth'>>;

export function WidePanes() {
  const { leftOpen, rightOpen } = useStoreState('workspace', (state) => state.arrangement);
  const arrange = useStoreState('workspace', (state) => state.arrange);
  return (
    <div className="workspace wide">
      {leftOpen ? <Left onClose={() => arrange({ leftOpen: false })} /> : <LeftRail />}
      <Chat onOpenData={undefined} onOpenDetails={undefined} />
      {rightOpen ? <Right onClose={() => arrange({ rightOpen: false })} /> : <RightRail />}
    </div>
  );
}

function Left({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(layoutWords).panes;
  const { width, resize, reset } = useWidth('leftWidth');
  return (
    <>
      <aside className="pane" style={{ width }} aria-label={words.left}>
        <LeftPane onClose={onClose} />
      </aside>
      <Splitter
        label={words.leftWidth}
        pane="left"
        width={width}
        min={200}
        max={480}
        onResize={resize}
        onReset={reset}
      />
    </>
  );
}

function Right({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(layoutWords).panes;
  const { width, resize, reset } = useWidth('rightWidth');
  return (
    <>
      <Splitter
        label={words.rightWidth}
        pane="right"
        width={width}
        min={300}
        max={800}
        onResize={resize}
        onReset={reset}
      />
      <aside className="pane right" style={{ width }} aria-label={words.right}>
        <Inspector onClose={onClose} />
      </aside>
    </>
  );
}

/** The width while it is dragged is the page's own; it is remembered when the drag ends. */
function useWidth(side: keyof Widths) {
  const kept = useStoreState('workspace', (state) => state.arrangement[side]);
  const arrange = useStoreState('workspace', (state) => state.arrange);
  const [dragged, setDragged] = useState<number | null>(null);
  const resize = (width: number, isDone: boolean) => {
    setDragged(isDone ? null : width);
    if (isDone) arrange({ [side]: width });
  };
  return {
    width: dragged ?? kept,
    resize,
    reset: () => arrange({ [side]: usualArrangement[side] }),
  };
}
