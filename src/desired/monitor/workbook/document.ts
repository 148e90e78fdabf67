import type { JsonObject } from '../../../model/json.ts';
import { filledIn } from '../../queries/fill-in.ts';
import { kqlText } from '../../queries/kql-literal.ts';
import type { Panel, PanelChart } from './panels.ts';
import { api, timeRange, workbookParameters } from './parameters.ts';

export interface WorkbookPanel {
  readonly panel: Panel;
  /** Text of its template, prices filled in. */
  readonly kql: string;
  /** Where its logs are, if elsewhere. */
  readonly workspaceId?: string;
}

export interface WorkbookPlan {
  /** GUID of the workbook: what parameters are told apart by is derived from it. */
  readonly name: string;
  readonly service: string;
  /** ARM id of the Log Analytics workspace that is asked. */
  readonly workspaceId: string;
  /** Text of `templates/workbook/apis.kql`. */
  readonly apisKql: string;
  readonly panels: readonly WorkbookPanel[];
  /** Markdown at the end: what is not shown, and why. */
  readonly missing: readonly string[];
}

const source = { queryType: 0, resourceType: 'microsoft.operationalinsights/workspaces' } as const;

/**
 * The document of a workbook, `Notebook/1.0` (schema/workbook.json of microsoft/Application-Insights-Workbooks): parameters for time
 * and API, and for each query a heading with text (items of type 1) and its panel (type 3). Pure: the same plan gives the same document.
 */
export function workbookDocument({ apisKql, missing, name, panels, service, workspaceId }: WorkbookPlan): JsonObject {
  const ofService = { service: kqlText(service) };
  return {
    version: 'Notebook/1.0',
    items: [
      text('title', [`# ${service}: calls to language models`, '', 'Which operation, which backend and region, how many 429s and tokens. Logs come 2 to 5 minutes after the calls. Made by `apim-llm monitor workbook`; what is changed here by hand, its next run puts back.'].join('\n')),
      {
        type: 9,
        content: { version: 'KqlParameterItem/1.0', ...source, crossComponentResources: [workspaceId], parameters: workbookParameters(name, workspaceId, filledIn(apisKql, ofService)), style: 'pills' },
        name: 'parameters',
      },
      ...panels.flatMap(({ panel, kql, workspaceId: own = workspaceId }) => [
        text(`about ${panel.query}`, [`## ${panel.title}`, '', panel.text].join('\n').trimEnd()),
        {
          type: 3,
          content: {
            version: 'KqlItem/1.0',
            // The length of a line of a timeline goes with the range, as the workbook proposes it.
            query: filledIn(withoutHead(kql), { ...ofService, api: `"{${api}}"`, step: `{${timeRange}:grain}` }),
            size: panel.chart.type === 'table' ? 0 : 1,
            timeContext: { durationMs: 0 },
            timeContextFromParameter: timeRange,
            ...source,
            crossComponentResources: [own],
            noDataMessage: 'No calls in this time.',
            ...shown(panel.chart),
            showExportToExcel: true,
          },
          name: panel.query,
        },
      ]),
      ...(missing.length === 0 ? [] : [text('missing', missing.join('\n\n'))]),
    ],
    fallbackResourceIds: [workspaceId],
    $schema: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
  };
}

/** What the comments at the top of a template say stands above the panel, and speaks of options that a workbook does not have. */
function withoutHead(kql: string): string {
  return kql.replace(/^(?:\/\/.*\n)+/, '');
}

function text(name: string, json: string): JsonObject {
  return { type: 1, content: { json }, name };
}

function shown(chart: PanelChart): JsonObject {
  if (chart.type === 'table') return { visualization: 'table', gridSettings: { filter: true, rowLimit: 1000 } };
  const { group, type, x, y } = chart;
  return { visualization: type, chartSettings: { xAxis: x, yAxis: [...y], ...(group !== undefined && { group, createOtherGroup: 20 }), showLegend: true } };
}
