/** Of numbers and dates, as the page says in `data-locale`; `undefined`, the browser's own, where it says nothing. */
export function readersLocale(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.documentElement.getAttribute('data-locale') ?? undefined;
}

/** Tells the page and those who read it aloud. */
export function applyLanguage({
  language,
  locale,
}: {
  readonly language: string;
  readonly locale: string | undefined;
}): void {
  const page = document.documentElement;
  page.lang = language;
  if (locale === undefined) page.removeAttribute('data-locale');
  else page.setAttribute('data-locale', locale);
}
