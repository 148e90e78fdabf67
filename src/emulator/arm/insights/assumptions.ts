import type { Assumption } from '../../assumption.ts';

export const insightsAssumptions: readonly Assumption[] = [
  {
    id: 'application-insights',
    text: 'Keys and connection strings of Application Insights are made from the id; a workspace that is named must exist.',
    ja: 'Application Insights のキーと接続文字列は ID から作る。名前を挙げたワークスペースは存在すること。',
    source: 'own choice: the same id gives the same key; recording: aso-ApiManagement_20240501_CRUD#132',
  },
  {
    id: 'diagnostic-settings',
    text: 'Diagnostic settings need one destination at least, an existing workspace and the documented categories of the type; there are five on a resource. Their errors are code and message with nothing around them.',
    ja: '診断設定には、宛先が一つ以上、存在するワークスペース、種類ごとに文書にあるカテゴリが必要。一つのリソースに五つまで。エラーは code と message だけで、外側に何もない。',
    source: 'documentation: "Diagnostic settings in Azure Monitor"; specification: ErrorResponse of diagnosticsSettings_API.json; report: pulumi#4442',
  },
  {
    id: 'diagnostic-categories',
    text: 'All categories of logs are in the group `allLogs`, those that are called audit in `audit` too.',
    ja: 'ログのカテゴリはすべてグループ `allLogs` に属し、名前に Audit を含むものは `audit` にも属する。',
    source: 'none',
  },
  {
    id: 'workbooks',
    text: 'A workbook is shown without its document unless it is asked for with `canFetchContent=true`; the document has to be a `Notebook/1.0` with items and comes back with other white space; a display name is there once in a group and for a source; whether the source exists is not asked. There is no ETag.',
    ja: 'ブックは `canFetchContent=true` を付けないと文書なしで示す。文書は items を持つ `Notebook/1.0` であること。返る文書は空白が変わる。表示名は、同じグループと同じソースの中で一つだけ。ソースが存在するかは調べない。ETag はない。',
    source: 'specification: workbooks_API.json 2023-06-01; report: azure-docs#52844 (names that are no GUID), ApplicationInsights-Home#476 (display name); own choice: the form of the document is looked at',
  },
  {
    id: 'alert-rules',
    text: 'Rules of log alerts need one scope that is there, a query that names what the workspace can have and gives the columns that are measured, frequencies and windows of the documented sets, a column to measure for every aggregation but `Count`, action groups that are there (five at most), and no `muteActionsDuration` beside `autoMitigate: true`; there is no ETag. Their codes and words are ours where none was seen. Nothing evaluates them: no alert fires.',
    ja: 'ログ アラート ルールには、存在するスコープが一つ、ワークスペースにあるものだけを挙げ、測る列を返すクエリ、文書にある頻度と期間、`Count` 以外の集計では測る列、存在するアクション グループ (五つまで) が必要で、`autoMitigate: true` と `muteActionsDuration` は併用できない。ETag はない。見られていない拒否のコードと文言は独自。評価はされず、アラートは発生しない。',
    source: 'recording: Azure Service Operator and azure-cli-extensions, scheduledQueryRules; specification: scheduledQueryRule_API.json 2023-12-01; report: azure-rest-api-specs#21258 (sets), azure-cli#26581 (mute), azure-cli-extensions#6204 (queries); documentation: "Azure Monitor service limits"',
  },
  {
    id: 'action-groups',
    text: 'Action groups are kept and shown; nobody is told anything. Receivers have names of their own.',
    ja: 'アクション グループは保存して示すだけで、通知はしない。受信者の名前は重複できない。',
    source: 'specification: actionGroups_API.json 2023-01-01',
  },
];
