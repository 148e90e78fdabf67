import type { Assumption } from '../../assumption.ts';

export const diagnosticsAssumptions: readonly Assumption[] = [
  {
    id: 'diagnostics',
    text: 'Diagnostics are named `applicationinsights`, `azuremonitor` or `local`; the logger must exist and fit the name; Azure Monitor takes no correlation protocol.',
    ja: '診断の名前は `applicationinsights`、`azuremonitor`、`local`。ロガーは存在し、名前に合うこと。Azure Monitor は相関プロトコルを取らない。',
    source: 'documentation: "Microsoft.ApiManagement service/diagnostics"; recording: azsdknet-ApiDiagnosticTests_CreateListUpdateDelete',
  },
];
