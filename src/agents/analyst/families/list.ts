import type { Family } from '../family.ts';
import { aboveWhole } from './above-whole.ts';
import { aggregate } from './aggregate.ts';
import { change } from './along/change.ts';
import { movingMean } from './along/moving-mean.ts';
import { running } from './along/running.ts';
import { clusters } from './clusters.ts';
import { compare } from './compare/compare.ts';
import { confidenceInterval } from './confidence-interval.ts';
import { correlation } from './correlation/correlation.ts';
import { count } from './count/count.ts';
import { describe } from './describe.ts';
import { distribution } from './distribution/distribution.ts';
import { duplicates } from './duplicates.ts';
import { eitherOr } from './either-or.ts';
import { forecast } from './forecast/forecast.ts';
import { heldOut } from './held-out.ts';
import { insights } from './insights.ts';
import { listValues } from './list-values.ts';
import { lookUp } from './look-up.ts';
import { meanPer } from './mean-per.ts';
import { missing } from './missing.ts';
import { multipleRegression } from './multiple-regression/multiple-regression.ts';
import { neighbour } from './neighbour.ts';
import { normality } from './normality.ts';
import { oneSample } from './one-sample.ts';
import { outliers } from './outliers/outliers.ts';
import { paired } from './paired.ts';
import { partOfSum } from './part-of-sum.ts';
import { plotted } from './plotted.ts';
import { position } from './position.ts';
import { qualifying } from './qualifying.ts';
import { quantileDefinition } from './quantile-definition.ts';
import { rate } from './rate.ts';
import { ratio } from './ratio.ts';
import { regression } from './regression.ts';
import { significance } from './significance/significance.ts';
import { streak } from './streak.ts';
import { superlative } from './superlative/superlative.ts';
import { trend } from './trend.ts';
import { uniqueness } from './uniqueness.ts';
import { why } from './why.ts';
import { yesNo } from './yes-no/yes-no.ts';

/** Every kind of question. The best reading wins; of equally good ones the first in this list. */
export const families: readonly Family[] = [
  insights,
  why,
  describe,
  missing,
  duplicates,
  forecast,
  clusters,
  normality,
  correlation,
  regression,
  multipleRegression,
  heldOut,
  significance,
  paired,
  oneSample,
  confidenceInterval,
  quantileDefinition,
  outliers,
  distribution,
  uniqueness,
  yesNo,
  compare,
  partOfSum,
  ratio,
  rate,
  running,
  change,
  movingMean,
  trend,
  aboveWhole,
  qualifying,
  superlative,
  streak,
  eitherOr,
  neighbour,
  position,
  meanPer,
  aggregate,
  count,
  listValues,
  plotted,
  lookUp,
];
