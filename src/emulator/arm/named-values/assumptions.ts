import type { Assumption } from '../../assumption.ts';

export const namedValuesAssumptions: readonly Assumption[] = [
  {
    id: 'named-values',
    text: 'Policies find named values by display name, with its case. One that a policy or a fragment names cannot be deleted or given another display name, in the words observed for fragments. A blank value, and Key Vault together with a value, are refused at once.',
    ja: 'ポリシーは名前付きの値を表示名で (大文字と小文字を区別して) 探す。ポリシーやフラグメントが使っている間は、フラグメントで観測された文言で削除と表示名の変更を拒否する。空の値や、Key Vault と値の同時指定は直ちに拒否する。',
    source: 'analogy: policy fragments, as reported; documentation: "Use named values in Azure API Management policies"',
  },
  {
    id: 'key-vault',
    text: 'There is no Key Vault: a reference to it works where the service has the identity, and what a policy makes of its value is not looked up.',
    ja: 'Key Vault はない。サービスに ID があれば参照は成功し、その値によってポリシーで決まる名前は調べない。',
    source: 'own choice: secrets of others stay with them',
  },
  {
    id: 'asynchronous-writes',
    text: 'A second write of a named value, fragment or schema while the first runs is a 409; `PATCH` and `refreshSecret` are polled at the named value itself. The first answer shows nothing but the state for named values and fragments, as recorded, and the fields for schemas, as the official examples do.',
    ja: '名前付きの値・フラグメント・スキーマの書き込みは、前の書き込みの実行中は 409。`PATCH` と `refreshSecret` は名前付きの値自身でポーリングする。最初の応答は、名前付きの値とフラグメントでは記録どおり状態だけ、スキーマでは公式の例のとおり内容も示す。',
    source: 'recording: aso-ApiManagement_20240501_CRUD#15; example: ApiManagementCreateApiSchema; analogy: 409 of APIs',
  },
];
