import type { Columns } from './tables.ts';

/** What an item says of itself and of the call it belongs to; in all tables of Application Insights. */
const operation = { OperationName: 'string', OperationId: 'string', ParentId: 'string', SyntheticSource: 'string', SessionId: 'string', UserId: 'string', UserAuthenticatedId: 'string', UserAccountId: 'string' } as const satisfies Columns;

const sender = { AppVersion: 'string', AppRoleName: 'string', AppRoleInstance: 'string' } as const satisfies Columns;

const client = {
  ClientType: 'string',
  ClientModel: 'string',
  ClientOS: 'string',
  ClientIP: 'string',
  ClientCity: 'string',
  ClientStateOrProvince: 'string',
  ClientCountryOrRegion: 'string',
  ClientBrowser: 'string',
} as const satisfies Columns;

const source = { ResourceGUID: 'string', IKey: 'string', SDKVersion: 'string', ItemCount: 'int' } as const satisfies Columns;

const reference = { ReferencedItemId: 'string', ReferencedType: 'string' } as const satisfies Columns;

const record = { SourceSystem: 'string', Type: 'string', _ResourceId: 'string', _SubscriptionId: 'string', _BilledSize: 'real', _IsBillable: 'string' } as const satisfies Columns;

const own = { Properties: 'dynamic', Measurements: 'dynamic' } as const satisfies Columns;

const begin = { TenantId: 'string', TimeGenerated: 'datetime' } as const satisfies Columns;

/** Tables of a component in its workspace (Azure Monitor Logs reference, 2024; `PerformanceBucket` stands in its queries only). */
export const applicationTables = {
  AppRequests: { ...begin, Id: 'string', Source: 'string', Name: 'string', Url: 'string', Success: 'bool', ResultCode: 'string', DurationMs: 'real', PerformanceBucket: 'string', ...own, ...operation, ...sender, ...client, ...source, ...reference, ...record },
  AppDependencies: {
    ...begin,
    Id: 'string',
    Target: 'string',
    DependencyType: 'string',
    Name: 'string',
    Data: 'string',
    Success: 'bool',
    ResultCode: 'string',
    DurationMs: 'real',
    PerformanceBucket: 'string',
    ...own,
    ...operation,
    ...sender,
    ...client,
    ...source,
    ...reference,
    ...record,
  },
  AppExceptions: {
    ...begin,
    ProblemId: 'string',
    HandledAt: 'string',
    ExceptionType: 'string',
    Assembly: 'string',
    Method: 'string',
    Message: 'string',
    OuterType: 'string',
    OuterMessage: 'string',
    OuterAssembly: 'string',
    OuterMethod: 'string',
    InnermostType: 'string',
    InnermostMessage: 'string',
    InnermostAssembly: 'string',
    InnermostMethod: 'string',
    SeverityLevel: 'int',
    Details: 'dynamic',
    ...own,
    ...operation,
    ...sender,
    ...client,
    ...source,
    ...record,
  },
  AppTraces: { ...begin, Message: 'string', SeverityLevel: 'int', ...own, ...operation, ...sender, ...client, ...source, ...reference, ...record },
  AppMetrics: { ...begin, Name: 'string', Sum: 'real', Min: 'real', Max: 'real', Properties: 'dynamic', ...operation, ...sender, ...client, ...source, ...record },
} as const satisfies Readonly<Record<string, Columns>>;
