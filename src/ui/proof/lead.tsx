import type { PolicyInForce } from '../../core/attack.ts';

/** What the page's policy lets it do, as far as the browser has said it. */
export function Lead({ policies }: { readonly policies: readonly PolicyInForce[] | undefined }) {
  return (
    <p className="proof-lead">
      {`Your files are read in this tab. ${reachWords(policies)} Do not take our word for it: everything below is read from your browser, or tried in it, now.`}
    </p>
  );
}

function reachWords(policies: readonly PolicyInForce[] | undefined): string {
  if (policies === undefined) return 'Your browser enforces to whom it may speak.';
  const page = policies.find(({ isPage }) => isPage);
  if (page === undefined) return 'No policy keeps it from speaking to other addresses.';
  const allowed = allowedOf(page.text);
  const rule = 'A policy that your browser enforces lets it speak to the address it came from';
  return allowed.length === 0
    ? `${rule} and to no other.`
    : `${rule}, to ${allowed.join(' and ')}, which was allowed for models, and to no other.`;
}

function allowedOf(policy: string): readonly string[] {
  const [, sources = ''] = /connect-src ([^;]*)/.exec(policy) ?? [];
  return sources.split(' ').filter((source) => source !== '' && !source.startsWith("'"));
}
