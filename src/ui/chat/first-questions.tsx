import type { Join } from '../../core/joins.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { QuestionList } from './question-list.tsx';
import { chatWords } from './words.ts';
import './first-questions.css';

const shown = 6;

/** What an empty chat offers: questions that fit the table that is open. */
export function FirstQuestions() {
  const words = useWords(chatWords).first;
  const open = useStoreState('datasets', (state) =>
    state.datasets.find((each) => each.dataset.id === state.activeId),
  );
  const joins = useStoreState('relations', (state) => state.joins);
  if (open === undefined) return <NothingOpen />;
  const [table] = open.dataset.tables;
  const questions = [...joinQuestionsOf(open, joins), ...suggestionsOf(open)].slice(0, shown);
  return (
    <div className="first-questions">
      <h2>{open.dataset.name}</h2>
      {table !== undefined && (
        <p className="first-size digits">{words.size(table.rowCount, table.columns.length)}</p>
      )}
      {questions.length === 0 && open.profileProgress < 1 ? (
        <p className="first-wait">{words.wait}</p>
      ) : (
        <QuestionList title={words.title} questions={questions} />
      )}
    </div>
  );
}

/** One that needs another table too, where a table of this dataset points to it. */
function joinQuestionsOf({ dataset: { tables } }: OpenDataset, joins: readonly Join[]): readonly string[] {
  const concerning = joins.filter(({ many }) => tables.some(({ name }) => name === many.table));
  return concerning.flatMap(({ questions }) => questions.slice(0, 1)).slice(0, 1);
}

function suggestionsOf(open: OpenDataset): readonly string[] {
  return open.dataset.tables.flatMap((table) => open.profiles[table.name]?.suggestedQuestions ?? []);
}

function NothingOpen() {
  const words = useWords(chatWords).first;
  return (
    <div className="first-questions">
      <h2>{words.noData}</h2>
      <p>{words.noDataMore}</p>
    </div>
  );
}
