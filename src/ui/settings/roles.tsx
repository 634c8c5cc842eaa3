import { useEffect, useId, useState } from 'react';
import { type AgentName, agentNames } from '../../core/event.ts';
import { type RoleSettings, roleSettingsSchema } from '../../core/model-settings.ts';
import { AgentMark, useAgentNames } from '../agents/agent-mark.tsx';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { numberIn } from '../parts/number-in.ts';
import { useStoreState } from '../stores-context.ts';
import { settingsWords } from './words.tsx';

const { model, temperature, maxTokens } = roleSettingsSchema.shape;

export function Roles() {
  const { roles: words, toDefaults } = useWords(settingsWords);
  const listId = useId();
  const [resets, setResets] = useState(0);
  const source = useStoreState('models', (state) => state.settings.source);
  const names = useStoreState('models', (state) => state.modelNames);
  const listModels = useStoreState('models', (state) => state.listModels);
  const resetRoles = useStoreState('models', (state) => state.resetRoles);
  useEffect(() => {
    if (source !== 'built-in') void listModels();
  }, [listModels, source]);
  if (source === 'built-in') return <NoModels />;
  return (
    <>
      <p className="settings-lead">
        {words.lead}
        {names.length > 0 && ` ${words.known(names.length)}`}
      </p>
      <div key={resets} className="role-list">
        <div className="role-head label" aria-hidden="true">
          <span />
          <span>{words.model}</span>
          <span>{words.temperature}</span>
          <span>{words.tokens}</span>
        </div>
        {agentNames.map((agent) => (
          <Role key={`${source} ${agent}`} agent={agent} listId={listId} />
        ))}
      </div>
      <datalist id={listId}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button
        onClick={() => {
          resetRoles();
          setResets(resets + 1);
        }}
      >
        {toDefaults}
      </Button>
    </>
  );
}

function NoModels() {
  const words = useWords(settingsWords).roles;
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  return (
    <>
      <p className="settings-lead">{words.noModels}</p>
      <Button onClick={() => showSettings('answering')}>{words.choose}</Button>
    </>
  );
}

function Role({ agent, listId }: { readonly agent: AgentName; readonly listId: string }) {
  const { roles: words, nameModel } = useWords(settingsWords);
  const role = useStoreState('models', (state) => state.settings.roles[agent]);
  const changeRole = useStoreState('models', (state) => state.changeRole);
  const change = (part: Partial<RoleSettings>) => changeRole(agent, part);
  const name = useAgentNames()[agent];
  return (
    <fieldset className="role">
      <legend className="unseen">{name}</legend>
      <div className="role-name">
        <AgentMark agent={agent} />
        <span>{name}</span>
        <span className="label">{words.doings[agent]}</span>
      </div>
      <Field
        label={words.model}
        isLabelUnseen
        list={listId}
        value={role.model}
        faultOf={(text) => (model.safeParse(text.trim()).success ? undefined : nameModel)}
        onChange={(text) => change({ model: text.trim() })}
      />
      <Field
        label={words.temperature}
        isLabelUnseen
        inputMode="decimal"
        value={String(role.temperature)}
        faultOf={(text) =>
          temperature.safeParse(numberIn(text)).success ? undefined : words.temperatureFault
        }
        onChange={(text) => change({ temperature: numberIn(text) })}
      />
      <Field
        label={words.tokens}
        isLabelUnseen
        inputMode="numeric"
        value={String(role.maxTokens)}
        faultOf={(text) => (maxTokens.safeParse(numberIn(text)).success ? undefined : words.tokensFault)}
        onChange={(text) => change({ maxTokens: numberIn(text) })}
      />
    </fieldset>
  );
}
