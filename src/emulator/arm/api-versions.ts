/** What each provider's types accept here: the versions whose shapes the model knows. */
export const apiVersions = {
  apiManagement: [
    '2019-01-01',
    '2019-12-01',
    '2020-12-01',
    '2021-08-01',
    '2022-08-01',
    '2022-09-01-preview',
    '2023-03-01-preview',
    '2023-05-01-preview',
    '2023-09-01-preview',
    '2024-05-01',
    '2024-06-01-preview',
    '2024-10-01-preview',
    '2025-03-01-preview',
  ],
  cognitiveServices: [
    '2017-04-18',
    '2021-04-30',
    '2021-10-01',
    '2022-03-01',
    '2022-10-01',
    '2022-12-01',
    '2023-05-01',
    '2023-10-01-preview',
    '2024-04-01-preview',
    '2024-06-01-preview',
    '2024-10-01',
    '2025-04-01-preview',
    '2025-06-01',
    '2025-07-01-preview',
    '2025-09-01',
  ],
  insightsComponents: ['2015-05-01', '2018-05-01-preview', '2020-02-02', '2020-02-02-preview'],
  workbooks: ['2021-08-01', '2022-04-01', '2023-06-01'],
  scheduledQueryRules: ['2021-08-01', '2022-06-15', '2023-12-01'],
  actionGroups: ['2021-09-01', '2022-06-01', '2023-01-01'],
  diagnosticSettings: ['2017-05-01-preview', '2021-05-01-preview'],
  workspaces: ['2020-08-01', '2020-10-01', '2021-06-01', '2021-12-01-preview', '2022-10-01', '2023-09-01', '2025-02-01'],
  managedIdentity: ['2018-11-30', '2023-01-31', '2024-11-30'],
  roleAssignments: ['2015-07-01', '2018-09-01-preview', '2020-04-01-preview', '2020-08-01-preview', '2022-04-01'],
  roleDefinitions: ['2015-07-01', '2018-01-01-preview', '2018-07-01', '2022-04-01'],
  permissions: ['2015-07-01', '2018-07-01', '2022-04-01'],
  resources: ['2016-06-01', '2019-05-01', '2019-06-01', '2019-10-01', '2019-11-01', '2020-01-01', '2020-06-01', '2020-10-01', '2021-01-01', '2021-04-01', '2022-09-01', '2022-12-01', '2024-03-01', '2024-11-01', '2025-04-01'],
} as const;

/** Versions are dates; a preview of a date counts as that date. */
export function isAtLeast(apiVersion: string, date: string): boolean {
  return apiVersion.slice(0, 10) >= date;
}
