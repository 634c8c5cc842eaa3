/**
 * The JSON object in what a model wrote: in a code fence or bare, text around it, commas too many, comments, single
 * quotes around names, or cut off before its end. `undefined` where there is none.
 */
export function readJson(text: string): unknown {
  for (const candidate of candidatesIn(text)) {
    const value = parsed(candidate) ?? parsed(mended(candidate)) ?? parsed(closed(mended(candidate)));
    if (typeof value === 'object' && value !== null) return value;
  }
  return undefined;
}

function candidatesIn(text: string): readonly string[] {
  const fenced = [...text.matchAll(/```[\w-]*\s*\n?([\s\S]*?)(?:```|$)/g)].map(([, body = '']) =>
    body.trim(),
  );
  const start = text.search(/[{[]/);
  return [text.trim(), ...fenced, ...(start < 0 ? [] : [balanced(text.slice(start))])];
}

/** From an opening bracket to the one that closes it, or to the end. */
function balanced(text: string): string {
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(jsonPart)) {
    if (part === '{' || part === '[') depth += 1;
    if (part === '}' || part === ']') depth -= 1;
    if (depth === 0) return text.slice(0, index + 1);
  }
  return text;
}

/** A text with its escapes (or its rest, where it does not end), or one character. */
const jsonPart = /"(?:[^"\\]|\\[\s\S])*"?|[\s\S]/g;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function mended(text: string): string {
  return text
    .replaceAll(/"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
      part.startsWith('"') ? part.replaceAll('\n', '\\n').replaceAll('\t', '\\t') : '',
    )
    .replaceAll(
      /("(?:[^"\\]|\\[\s\S])*")|,(\s*[}\]])/g,
      (_, quoted?: string, end?: string) => quoted ?? end ?? '',
    )
    .replaceAll(
      /("(?:[^"\\]|\\[\s\S])*")|\b(True|False|None)\b/g,
      (_, quoted?: string, word?: string) =>
        quoted ?? { True: 'true', False: 'false', None: 'null' }[word ?? 'None'] ?? 'null',
    );
}

/** Ends what was cut off: an open text, then the open brackets, the last one first. */
function closed(text: string): string {
  const open: string[] = [];
  let rest = '';
  for (const [part] of text.matchAll(jsonPart)) {
    if (part === '{') open.unshift('}');
    if (part === '[') open.unshift(']');
    if (part === '}' || part === ']') open.shift();
    rest = part.length > 1 || part === '"' ? part : '';
  }
  const isOpenText = rest.startsWith('"') && (rest.length === 1 || !/[^\\](?:\\\\)*"$/.test(rest));
  const ended = isOpenText ? `${text.replace(/\\$/, '')}"` : text.replace(/[,:]\s*$/, '');
  return ended + open.join('');
}
