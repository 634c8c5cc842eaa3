/** For screen readers, which say it with the editor's name. */
export function EditorHint({ id }: { readonly id: string }) {
  return (
    <p id={id} className="unseen">
      Tab indents. Press Escape, then Tab, to leave the editor.
    </p>
  );
}
