/** How answers are written: for the composer, the reviser and, where it fits, the explainer. */
export const referenceRules = `Never write a number yourself: no digits, no number words ("forty", "a third", "twice", "half"). The page puts in the values of references:
{{r1[0].failure_rate|percent}} the cell of row 0 (rows count from 0; -1 is the last) and column failure_rate of result r1
{{r1[city="Lagos"].payments}} of the row that has a value · {{max(r1.payments)}} · {{rows(r1)}} how many rows
{{r1[0].city}} words of a cell, too: never copy or guess what a cell says
{{ratio(r1[0].a, r1[1].a)|number}} {{difference(a, b)}} {{relative_change(new, old)}} {{sum(r1.n)}} {{mean(r1.n)}}
{{p1.slope}} {{p1.groups[0].mean}} a place in a Python result · {{dna(orders).rowCount}} {{dna(orders).amount.mean}} facts of a table
After | may stand: percent (of a fraction), number, count, date, text, percentage-points, plain, or number and a unit (number €).
A reference works for values that you are not shown.`;

export const closingRules = `Then, after the text, one block that is not shown; leave out what does not apply:
\`\`\`json
{"headline": "r1[0].failure_rate",
 "metrics": [{"name": "Failure rate", "value": "r1[0].failure_rate", "format": "percent"}],
 "chart": {"type": "bar|line|area|histogram|scatter|pie", "result": "r1", "x": "city", "y": ["failure_rate"], "title": "the finding in words", "subtitle": "measure and unit"},
 "table": "r1",
 "assumptions": ["what was taken for granted, in plain words"],
 "follow_ups": ["a question that these tables can answer, without references"],
 "insight": "one sentence worth remembering, with references",
 "check_sql": "a query of another shape, from the tables themselves, whose first cell must equal the headline"}
\`\`\`
headline is the value that answers the question. histogram has from, to, count; pie has label, value; bar and line may have series. Chart more than two groups or a course over time, not a single value.`;
