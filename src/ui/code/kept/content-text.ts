import type { ArtifactContent } from '../../../core/artifact.ts';

/** A version as lines that can be compared. */
export function textOf(content: ArtifactContent): string {
  switch (content.kind) {
    case 'query':
      return content.sql;
    case 'script':
      return content.inputSql === ''
        ? content.code
        : `# On the rows of\n${commented(content.inputSql)}\n${content.code}`;
    case 'chart':
      return settingsOf(content.spec).join('\n');
  }
}

function commented(sql: string): string {
  return sql
    .split('\n')
    .map((line) => `#   ${line}`)
    .join('\n');
}

/** One line for each setting, `type: bar` say. */
function settingsOf(value: object): readonly string[] {
  return Object.entries(value).map(([name, setting]) => `${name}: ${settingText(setting)}`);
}

function settingText(setting: unknown): string {
  return typeof setting === 'string' ? setting : JSON.stringify(setting);
}
