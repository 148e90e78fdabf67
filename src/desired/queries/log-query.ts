/** A query of `templates/kql`, and how its result is shown. */
export interface LogQuery {
  /** Of the file too. */
  readonly name: string;
  readonly summary: string;
  /** What must be on: the API's Application Insights, or the logs of calls to language models. */
  readonly needs: 'requests' | 'llm';
  readonly chart: LogChart;
}

/** Bars: one for each row. */
export interface LogChart {
  /** Columns that together name a bar. */
  readonly label: readonly string[];
  /** Column that says how long it is. */
  readonly value: string;
}

export const logQueries: readonly LogQuery[] = [
  { name: 'operations', summary: 'requests per operation and result', needs: 'requests', chart: { label: ['Operation', 'ResultCode'], value: 'Requests' } },
  { name: 'backends', summary: 'which backend and region answered', needs: 'requests', chart: { label: ['Backend', 'Deployment', 'Region'], value: 'Requests' } },
  { name: 'failover', summary: 'calls in a row with the same backend and result', needs: 'requests', chart: { label: ['From', 'Backend', 'ResultCode'], value: 'Requests' } },
  { name: 'throttling', summary: '429s of clients and of backends, and retries, over time', needs: 'requests', chart: { label: ['From'], value: 'ThrottledAttempts' } },
  { name: 'latency', summary: 'percentiles per operation and per backend', needs: 'requests', chart: { label: ['Of', 'Name', 'Model'], value: 'P95' } },
  { name: 'tokens', summary: 'tokens per subscription and model', needs: 'llm', chart: { label: ['Subscription', 'Model', 'Deployment'], value: 'TotalTokens' } },
  { name: 'cost', summary: 'what tokens cost, by prices of your own', needs: 'llm', chart: { label: ['Subscription', 'Model'], value: 'Cost' } },
];
