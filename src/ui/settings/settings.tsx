import { type KeyboardEvent, useId } from 'react';
import { type SettingsPart, settingsParts } from '../../state/workspace.ts';
import { Speech } from '../language/speech.tsx';
import { useWords } from '../language/use-words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useStoreState } from '../stores-context.ts';
import { Answering } from './answering.tsx';
import { Prices } from './prices.tsx';
import { Roles } from './roles.tsx';
import { Told } from './told.tsx';
import { settingsWords } from './words.tsx';
import './settings.css';

const panels = { answering: Answering, told: Told, roles: Roles, prices: Prices, language: Speech } as const;

export default function Settings({ part }: { readonly part: SettingsPart }) {
  const words = useWords(settingsWords);
  const id = useId();
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const Panel = panels[part];
  return (
    <Dialog title={words.title} onClose={() => showSettings(null)}>
      <div className="settings">
        <Parts id={id} chosen={part} />
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${part}`} className="settings-panel">
          <Panel />
        </div>
      </div>
    </Dialog>
  );
}

function Parts({ id, chosen }: { readonly id: string; readonly chosen: SettingsPart }) {
  const words = useWords(settingsWords);
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  const walk = (event: KeyboardEvent) => {
    const next = partAfter(chosen, event.key);
    if (next === undefined) return;
    event.preventDefault();
    showSettings(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={words.partsTitle} className="settings-parts" onKeyDown={walk}>
      {settingsParts.map((part) => (
        <button
          key={part}
          ref={part === chosen ? bringIntoView : undefined}
          id={`${id}-${part}`}
          type="button"
          role="tab"
          aria-selected={part === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={part === chosen ? 0 : -1}
          onClick={() => showSettings(part)}
        >
          {words.parts[part]}
        </button>
      ))}
    </div>
  );
}

/** On a narrow screen the parts are wider than it. */
function bringIntoView(tab: HTMLButtonElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function partAfter(part: SettingsPart, key: string): SettingsPart | undefined {
  const place = settingsParts.indexOf(part);
  if (key === 'ArrowRight' || key === 'ArrowDown') return settingsParts[(place + 1) % settingsParts.length];
  return key === 'ArrowLeft' || key === 'ArrowUp' ? settingsParts.at(place - 1) : undefined;
}
