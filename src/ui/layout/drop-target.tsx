import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isWheel, useAddWheels } from '../code/use-add-wheels.ts';
import { useAcceptedEndings } from '../datasets/accepted-endings.ts';
import { useWords } from '../language/use-words.ts';
import { useStores } from '../stores-context.ts';
import { filesInFolders, hasFolder } from './dropped-files.ts';
import { isWriting, pastedFiles } from './pasted-files.ts';
import { layoutWords } from './words.ts';
import './drop-target.css';

/** The whole window takes files: dropped anywhere, or a table pasted from a spreadsheet. Wheels go to Python. */
export function DropTarget() {
  const words = useWords(layoutWords).drop;
  const { datasets, toasts } = useStores();
  const endings = useAcceptedEndings();
  const addWheels = useAddWheels();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const take = (files: readonly File[]) => {
      const data = files.filter((file) => !isWheel(file));
      if (data.length > 0) void datasets.getState().addFiles(data);
      void addWheels(files.filter(isWheel));
    };
    const tellFailure = (error: unknown) => toasts.getState().show('error', words.notRead(String(error)));
    return listenForFiles(endings, take, tellFailure, setIsOver);
  }, [datasets, toasts, endings, addWheels, words]);
  if (!isOver) return null;
  return (
    <div className="drop-target">
      <div className="drop-target-words">
        <FileDown size={28} strokeWidth={1.5} aria-hidden />
        <p className="drop-target-title">{words.title}</p>
        <p>{words.about(endings.join(', '))}</p>
      </div>
    </div>
  );
}

function listenForFiles(
  endings: readonly string[],
  take: (files: readonly File[]) => void,
  tellFailure: (error: unknown) => void,
  setIsOver: (isOver: boolean) => void,
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    setIsOver(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) setIsOver(false);
  };
  const drop = (event: DragEvent) => {
    setIsOver(false);
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    if (hasFolder(event.dataTransfer)) filesInFolders(event.dataTransfer, endings).then(take, tellFailure);
    else take([...event.dataTransfer.files]);
  };
  const paste = (event: ClipboardEvent) => {
    const files = pastedFiles(event.clipboardData);
    if (files.length === 0 || isWriting(event.target, event.clipboardData)) return;
    event.preventDefault();
    take(files);
  };
  document.addEventListener('dragover', over, { signal });
  document.addEventListener('dragleave', leave, { signal });
  document.addEventListener('drop', drop, { signal });
  document.addEventListener('paste', paste, { signal });
  return () => ending.abort();
}
