import { Empty } from '../parts/empty.tsx';

export default function InsightsTab() {
  return (
    <Empty title="No insights are kept yet">
      <p>
        What answers find out about a dataset will be collected here, each with the question and the numbers
        it rests on.
      </p>
    </Empty>
  );
}
