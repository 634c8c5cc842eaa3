import { useEffect } from 'react';

/** Where something stood: its parents from the nearest on, each with the place of the child that led to it. */
type Standing = readonly { readonly parent: Element; readonly place: number }[];

/** Not fields for text: on a phone their keyboard would come up by itself. */
const takesFocus =
  'button:enabled, a[href], summary, select:enabled, [tabindex="0"], input:is([type="checkbox"], [type="radio"]):enabled';

/** Where what had the focus is gone, what stands in its place now gets it: whoever works with keys goes on from there. */
export function KeptFocus(): null {
  useEffect(() => {
    const last: { element: Element | null; standing: Standing } = { element: null, standing: [] };
    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      last.element = target;
      last.standing = standingOf(target);
    };
    const observer = new MutationObserver(() => {
      if (last.element === null || last.element.isConnected) return;
      last.element = null;
      if (document.activeElement === document.body) inPlaceOf(last.standing)?.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, []);
  return null;
}

function standingOf(element: Element): Standing {
  const { parentElement: parent } = element;
  if (parent === null) return [];
  return [{ parent, place: [...parent.children].indexOf(element) }, ...standingOf(parent)];
}

/** In the nearest parent that is still there: at the same place, else before it, else after it. */
function inPlaceOf(standing: Standing): HTMLElement | undefined {
  for (const { parent, place } of standing) {
    if (!parent.isConnected || parent === document.body) continue;
    const children = [...parent.children];
    const nearest = [...children.slice(place, place + 1), ...children.slice(0, place).toReversed()];
    const found = [...nearest, ...children.slice(place + 1)].flatMap(firstIn).at(0);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstIn(element: Element): readonly HTMLElement[] {
  const inside = element.matches(takesFocus) ? [element] : [...element.querySelectorAll(takesFocus)];
  return inside
    .filter((each): each is HTMLElement => each instanceof HTMLElement && each.checkVisibility())
    .slice(0, 1);
}
