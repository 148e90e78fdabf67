/** How a workbook shows the result of a query of `templates/kql`. */
export interface Panel {
  /** Of the query. */
  readonly query: string;
  readonly title: string;
  /** Markdown above it. */
  readonly text: string;
  readonly chart: PanelChart;
}

export type PanelChart =
  | { readonly type: 'table' }
  | { readonly type: 'barchart' | 'timechart'; readonly x: string; readonly y: readonly string[]; readonly group?: string };

const needsLlmLogs = 'Needs the logs of calls to language models: `apim-llm monitor enable --llm-logs`.';

/** In the order in which they stand. A query without a panel here would be a table. */
export const panels: readonly Panel[] = [
  { query: 'operations', title: 'Requests per operation and result', text: 'What clients asked for, and what they got.', chart: { type: 'barchart', x: 'Operation', y: ['Requests'], group: 'ResultCode' } },
  {
    query: 'backends',
    title: 'Which backend and region answered',
    text: 'Each call counts for the backend of its last attempt. `(none)`: the gateway answered itself.',
    chart: { type: 'barchart', x: 'Backend', y: ['Requests'], group: 'Region' },
  },
  {
    query: 'failover',
    title: 'Failover timeline',
    text: 'Calls in a row with the same backend and result are one line: where the line changes, traffic moved.',
    chart: { type: 'table' },
  },
  {
    query: 'throttling',
    title: '429s and retries over time',
    text: '`Throttled` is what clients saw; `ThrottledAttempts` is what backends said, and the gateway could hide by trying another one (`Retries`).',
    chart: { type: 'timechart', x: 'From', y: ['Throttled', 'ThrottledAttempts', 'Retries'] },
  },
  { query: 'latency', title: 'Latency', text: 'Percentiles in milliseconds of served calls, until the answer was wholly there.', chart: { type: 'table' } },
  { query: 'tokens', title: 'Tokens per subscription and model', text: needsLlmLogs, chart: { type: 'barchart', x: 'Model', y: ['TotalTokens'], group: 'Subscription' } },
  { query: 'cost', title: 'Cost', text: `By the prices that the workbook was made with. ${needsLlmLogs}`, chart: { type: 'table' } },
];

/** Of a query that nobody thought of here. */
export function panelOf(query: string, summary: string): Panel {
  return panels.find((panel) => panel.query === query) ?? { query, title: summary, text: '', chart: { type: 'table' } };
}
