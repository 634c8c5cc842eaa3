import { Download } from 'lucide-react';
import type { PythonFigure } from '../../core/engine.ts';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';
import { resultsWords } from './words.ts';

interface FigureViewProps {
  readonly figure: PythonFigure;
  /** "Figure 1 of 2". */
  readonly label: string;
  readonly fileName: string;
}

const endings = { 'image/svg+xml': 'svg', 'image/png': 'png' } as const;

/** Always as an image, never as markup: what is in an image runs no script and reaches no network. */
export function FigureView({ figure, label, fileName }: FigureViewProps) {
  const { mediaType, data } = figure;
  const words = useWords(resultsWords).figure;
  const save = () => saveFile(fileNameOf(fileName, endings[mediaType]), mediaType, bytesOf(data));
  return (
    <figure className="python-figure">
      <img src={`data:${mediaType};base64,${data}`} alt={words.drawn(label)} />
      <figcaption className="label">
        {label}
        <IconButton label={words.save(label)} icon={Download} onClick={save} />
      </figcaption>
    </figure>
  );
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
