/** A key, and those held with it. `mod` is Ctrl, or ⌘ on a Mac. */
export interface Chord {
  /** As `KeyboardEvent.key` tells it, in small letters; with `alt`, as the key is labelled without it. */
  readonly key: string;
  readonly mod?: boolean;
  readonly alt?: boolean;
  /** To be shown only: no chord of a command has it. */
  readonly shift?: boolean;
}

/** What keys are called that have no letter. */
export interface KeyWords {
  readonly control: string;
  readonly shift: string;
  readonly escape: string;
  readonly enter: string;
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Alt changes what a key writes on a Mac: there the place of the key decides. */
export function matches(event: KeyboardEvent, { key, mod = false, alt = false }: Chord): boolean {
  const isMod = isApple ? event.metaKey : event.ctrlKey;
  const isOther = isApple ? event.ctrlKey : event.metaKey;
  if (isOther || isMod !== mod || event.altKey !== alt) return false;
  return event.key.toLowerCase() === key || (alt && event.code === codeOf(key));
}

/** One that a text field would take for text. */
export function isSingle({ mod, alt }: Chord): boolean {
  return mod !== true && alt !== true;
}

/** The keys as they are written on a keyboard, in the order in which they are pressed. */
export function keysOf({ key, mod, alt, shift }: Chord, words: KeyWords): readonly string[] {
  const held = [
    ...(mod ? [isApple ? '⌘' : words.control] : []),
    ...(alt ? [isApple ? '⌥' : 'Alt'] : []),
    ...(shift ? [isApple ? '⇧' : words.shift] : []),
  ];
  return [...held, nameOf(key, words)];
}

/** For `aria-keyshortcuts`. */
export function ariaKeys({ key, mod, alt }: Chord): string {
  const held = [...(mod ? [isApple ? 'Meta' : 'Control'] : []), ...(alt ? ['Alt'] : [])];
  return [...held, key.length === 1 ? key.toUpperCase() : key].join('+');
}

function nameOf(key: string, words: KeyWords): string {
  const names: Readonly<Record<string, string>> = {
    arrowup: '↑',
    arrowdown: '↓',
    escape: words.escape,
    enter: words.enter,
  };
  return names[key] ?? key.toUpperCase();
}

function codeOf(key: string): string {
  if (/^[a-z]$/.test(key)) return `Key${key.toUpperCase()}`;
  return /^\d$/.test(key) ? `Digit${key}` : '';
}
