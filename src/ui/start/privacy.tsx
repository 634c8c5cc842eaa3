interface Promised {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly to: string; readonly words: string };
}

const promises: readonly Promised[] = [
  {
    title: 'Nothing is uploaded',
    text: 'Files are read where they are. The page may speak to its own address only, and to a model’s if you allow it; the browser enforces it.',
    link: { to: '#privacy', words: 'Try to steal the data' },
  },
  {
    title: 'No account, no key',
    text: 'The database, the Python interpreter and the analyst run in this tab. Models answer only if you choose them, and are told what you allow.',
  },
  {
    title: 'Every number can be checked',
    text: 'Click one to see the query and the cell it came from. What was assumed is said.',
  },
];

export function Privacy() {
  return (
    <section className="privacy" aria-label="What is private, and why">
      {promises.map(({ title, text, link }) => (
        <div key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
          {link && <a href={link.to}>{link.words}</a>}
        </div>
      ))}
    </section>
  );
}
