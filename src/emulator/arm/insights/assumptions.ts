import type { Assumption } from '../../assumption.ts';

export const insightsAssumptions: readonly Assumption[] = [
  {
    id: 'application-insights',
    text: 'Keys and connection strings of Application Insights are made from the id; a workspace must exist; without one only its id is shown.',
    ja: 'Application Insights のキーと接続文字列は ID から作る。ワークスペースは存在すること。なければ ID だけを示す。',
    source: 'own choice: the same id gives the same key; recording: aso-ApiManagement_20240501_CRUD#132',
  },
  {
    id: 'diagnostic-settings',
    text: 'Diagnostic settings need one destination at least, an existing workspace and the documented categories of the type; there are five on a resource.',
    ja: '診断設定には、宛先が一つ以上、存在するワークスペース、種類ごとに文書にあるカテゴリが必要。一つのリソースに五つまで。',
    source: 'documentation: "Diagnostic settings in Azure Monitor"',
  },
  {
    id: 'diagnostic-categories',
    text: 'All categories of logs are in the group `allLogs`, those that are called audit in `audit` too.',
    ja: 'ログのカテゴリはすべてグループ `allLogs` に属し、名前に Audit を含むものは `audit` にも属する。',
    source: 'none',
  },
];
