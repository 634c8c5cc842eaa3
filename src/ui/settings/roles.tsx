import { useEffect, useId, useState } from 'react';
import { type AgentName, agentNames } from '../../core/event.ts';
import { type RoleSettings, roleSettingsSchema } from '../../core/model-settings.ts';
import { AgentMark, agentSigns } from '../agents/agent-mark.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { numberIn } from '../parts/number-in.ts';
import { useStoreState } from '../stores-context.ts';

const doings: Readonly<Record<AgentName, string>> = {
  orchestrator: 'Understands the question. A fast model will do.',
  sql_agent: 'Writes queries.',
  python_agent: 'Writes Python.',
  composer: 'Writes the answer.',
  explainer: 'Explains the data where nothing is computed.',
  validator: 'Finds a second way to the headline.',
};

const { model, temperature, maxTokens } = roleSettingsSchema.shape;

export function Roles() {
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
        Each role can have its own model: a fast one to understand, a strong one to write code.
        {names.length > 0 && ` ${names.length} models are known; type to find one.`}
      </p>
      <div key={resets} className="role-list">
        <div className="role-head label" aria-hidden="true">
          <span />
          <span>Model</span>
          <span>Temperature</span>
          <span>Tokens, at most</span>
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
        Back to defaults
      </Button>
    </>
  );
}

function NoModels() {
  const showSettings = useStoreState('workspace', (state) => state.showSettings);
  return (
    <>
      <p className="settings-lead">
        The built-in analyst needs no model. Choose who answers first, under “Models”.
      </p>
      <Button onClick={() => showSettings('answering')}>Choose who answers</Button>
    </>
  );
}

function Role({ agent, listId }: { readonly agent: AgentName; readonly listId: string }) {
  const role = useStoreState('models', (state) => state.settings.roles[agent]);
  const changeRole = useStoreState('models', (state) => state.changeRole);
  const change = (part: Partial<RoleSettings>) => changeRole(agent, part);
  const { name } = agentSigns[agent];
  return (
    <fieldset className="role">
      <legend className="unseen">{name}</legend>
      <div className="role-name">
        <AgentMark agent={agent} />
        <span>{name}</span>
        <span className="label">{doings[agent]}</span>
      </div>
      <Field
        label="Model"
        isLabelUnseen
        list={listId}
        value={role.model}
        faultOf={(text) => (model.safeParse(text.trim()).success ? undefined : 'Name a model.')}
        onChange={(text) => change({ model: text.trim() })}
      />
      <Field
        label="Temperature"
        isLabelUnseen
        inputMode="decimal"
        value={String(role.temperature)}
        faultOf={(text) => (temperature.safeParse(numberIn(text)).success ? undefined : 'From 0 to 2.')}
        onChange={(text) => change({ temperature: numberIn(text) })}
      />
      <Field
        label="Tokens, at most"
        isLabelUnseen
        inputMode="numeric"
        value={String(role.maxTokens)}
        faultOf={(text) =>
          maxTokens.safeParse(numberIn(text)).success ? undefined : 'A whole number from 64 to 200,000.'
        }
        onChange={(text) => change({ maxTokens: numberIn(text) })}
      />
    </fieldset>
  );
}
