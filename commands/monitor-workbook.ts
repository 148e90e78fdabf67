import type { PlanCommand } from './command.ts';

export const monitorWorkbookCommand: PlanCommand = {
  does: 'plan',
  path: ['monitor', 'workbook'],
  summary: 'Show the queries as panels of a workbook in the portal',
  examples: [
    { says: 'Made on the component that the service writes to', line: 'apim-llm monitor workbook --service my-apim' },
    { says: 'With what tokens cost, by prices of your own', line: 'apim-llm monitor workbook --service my-apim --prices prices.json' },
    { says: 'Under another name', line: 'apim-llm monitor workbook --service my-apim --name models-of-team-a' },
    { says: 'Take it away', line: 'apim-llm monitor workbook --service my-apim --delete' },
  ],
  options: [
    { name: 'name', type: 'text', placeholder: 'text', help: 'what it is called in the portal (apim-llm: SERVICE)' },
    { name: 'location', type: 'text', placeholder: 'region', help: 'where a new one is kept (the region of the component)' },
    { name: 'prices', type: 'text', placeholder: 'file', help: 'JSON with prices of a million tokens, for the panel of cost; without it there is none' },
    { name: 'app-insights', type: 'text', placeholder: 'name|id', help: 'component that has the logs; default: the one that the service writes to' },
    { name: 'delete', type: 'switch', help: 'take away the workbooks that this command made for the service' },
  ],
  permissions: ['Reader on the service, the component and its workspace', "Workbook Contributor or Monitoring Contributor on the service's resource group"],
  effects: ['In the resource group of the service: a workbook; with --delete those that it made go'],
  load: async () => (await import('../src/desired/monitor/workbook/workbook.ts')).workbookModule,
};
