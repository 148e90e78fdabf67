import type { Assumption } from '../../assumption.ts';

export const versionSetsAssumptions: readonly Assumption[] = [
  {
    id: 'version-sets',
    text: 'Version sets cannot be deleted while an API is in them, and go with the last one, as recorded. `Query` and `Header` need the name of the parameter; in which words Azure asks for it is not known.',
    ja: 'バージョン セットは API が属する間は削除できず、記録どおり最後の API とともに消える。`Query` と `Header` にはパラメーター名が必要。Azure の文言は不明。',
    source: 'recording: azurecli-apim_core_service; documentation: "Versions in Azure API Management"',
  },
];
