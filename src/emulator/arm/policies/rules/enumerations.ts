/** The words of the enumerations that the table names. Microsoft's policy schemas (vscode-apimanagement, July 2025). */
const enumerations: Readonly<Record<string, readonly string[]>> = {
  ActionMode: ['allow', 'reject', 'remove'],
  AuthType: ['system-assigned', 'header'],
  CachingType: ['prefer-external', 'internal', 'external'],
  ClaimMatch: ['all', 'any'],
  ContentValidatorType: ['json', 'xml', 'soap'],
  DownstreamCachingType: ['none', 'private', 'public'],
  EmptyValues: ['preserve', 'as-null'],
  EmptyValuesBehavior: ['preserve', 'as-null'],
  ExistsAction: ['override', 'append', 'skip', 'delete'],
  HarmCategory: ['Hate', 'SelfHarm', 'Sexual', 'Violence'],
  IpFilterAction: ['allow', 'forbid'],
  JsonToXmlApply: ['always', 'content-type-json'],
  Kind: ['javascript-friendly', 'direct'],
  MetaPolicy: ['all', 'by-content-type', 'master-only', 'none'],
  MetricType: ['all', 'total-tokens', 'prompt-tokens', 'completion-tokens'],
  OutputType: ['FourSeverityLevels', 'EightSeverityLevels'],
  PromptType: ['auto', 'chat-completion', 'completion', 'embeddings'],
  ReplicaType: ['primary', 'secondary'],
  RequestCreationMode: ['new', 'copy'],
  SeverityLevels: ['verbose', 'information', 'error'],
  TokenQuotaPeriod: ['Indefinite', 'Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly'],
  TokenType: ['managed-service-identity', 'token-service'],
  ValidationMode: ['ignore', 'prevent', 'detect'],
  WaitMode: ['all', 'any'],
  XmlToJsonApply: ['always', 'content-type-xml'],
};

/** Undefined where the type is no enumeration. */
export function wordsOf(type: string): readonly string[] | undefined {
  return Object.hasOwn(enumerations, type) ? enumerations[type] : undefined;
}
