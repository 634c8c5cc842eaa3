import axe from 'axe-core';
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach } from 'vitest';
import { page } from 'vitest/browser';
import type { Translation } from '../../../../src/state/language.ts';
import { App } from '../../../../src/ui/app.tsx';
import { TranslationContext } from '../../../../src/ui/language/use-words.ts';
import type { HandMade } from './stores.ts';

/** A page to draw on, emptied after each test. */
export function drawingPlace(): (made: HandMade, translation?: Translation) => HTMLElement {
  const drawn: Root[] = [];
  beforeEach(() => page.viewport(1440, 900));
  afterEach(() => {
    for (const root of drawn.splice(0)) root.unmount();
    document.body.replaceChildren();
  });
  return ({ stores }, translation = new Map()) => {
    const place = document.createElement('div');
    place.id = 'root';
    document.body.append(place);
    const root = createRoot(place);
    drawn.push(root);
    const app = createElement(App, { stores, acceptedEndings: ['.csv', '.tsv', '.csv.gz'] });
    root.render(createElement(TranslationContext, { value: translation }, app));
    return place;
  };
}

/** What axe finds wrong, in words, once nothing fades in any more: it looks at colours as they are at that moment. */
export async function faultsOf(place: HTMLElement): Promise<readonly string[]> {
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(passing.map(({ finished }) => finished));
  const { violations } = await axe.run(place);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}
