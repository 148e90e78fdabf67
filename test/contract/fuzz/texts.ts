/** Policies, good and bad; `a` is there under every kind, `missing` under none. */
export const policies = [
  '<policies><inbound><base /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>',
  '<policies><inbound><base /><set-backend-service backend-id="a" /></inbound><backend><base /></backend><outbound /><on-error /></policies>',
  '<policies><inbound><base /><set-header name="x" exists-action="override"><value>@(context.Request.Method)</value></set-header></inbound></policies>',
  '<policies><inbound><choose><when condition="@(true)"><return-response><set-status code="400" reason="no" /></return-response></when></choose></inbound></policies>',
  '<policies><inbound><set-backend-service backend-id="missing" /></inbound></policies>',
  '<policies><inbound><include-fragment fragment-id="a" /></inbound></policies>',
  '<policies><inbound><include-fragment fragment-id="missing" /></inbound></policies>',
  '<policies><inbound><no-such-policy /></inbound></policies>',
  '<policies><inbound><base /></inbound>',
  '<policies><inbound><set-header name="x"><value>@(</value></set-header></inbound></policies>',
  '<fragment><set-header name="x" exists-action="delete" /></fragment>',
  '<fragment>',
  '<!DOCTYPE x [<!ENTITY a "aaaa">]><policies>&a;</policies>',
  '{{a}} {{missing}}',
] as const;

const document = (paths: object): string => JSON.stringify({ openapi: '3.0.1', info: { title: 'T', version: '1' }, servers: [{ url: 'https://x.example' }], paths });

export const documents = [
  document({ '/a': { get: { operationId: 'a', responses: { 200: { description: 'ok' } } } } }),
  document({ '/a/{b}': { get: { operationId: 'a', responses: { 200: { description: 'ok' } } } } }),
  document({}),
  'openapi: 3.0.0\ninfo: {title: Y, version: "1"}\npaths: {}\n',
  '{"swagger":"2.0","info":{"title":"S","version":"1"},"paths":{"/a":{"get":{"responses":{"200":{"description":"ok"}}}}}}',
  'not a document',
  '',
  '[]',
] as const;

/** What people and attackers type. */
export const strange = [
  '', ' ', 'a', 'x'.repeat(81), 'x'.repeat(300), 'x'.repeat(5000), '../..', 'null', 'undefined', '__proto__', 'constructor', 'toString', '\u0000', '\uD800', '💥', 'Ä', '日本', '<script>', '{{a}}', '{{}}', '@(1)', '%2F', '$', "'", '"',
  '\\', '/', '//', ';rev=1', ';rev=99999999999999999999', 'NaN', '-1', '1e309', '00000000-0000-0000-0000-000000000000', 'P1D', 'PT1M', 'PT', 'https://', 'https://a.example/x?y=1', 'file:///etc/passwd', 'javascript:0',
] as const;

export const filters = [
  "name eq 'a'", "contains(name,'a')", "startswith(displayName,'a') and name ne 'b'", "name eq 'a' or (name eq 'b')", 'isCurrent eq true', "properties/displayName eq 'x'", 'name eq', '((((', "name eq 'a", "substringof('a',name)",
  `${'('.repeat(200)}name eq 'a'${')'.repeat(200)}`, 'atScope()', "principalId eq '00000000-0000-0000-0000-0000000000ca'", "roleName eq 'Reader'", "a'b", '',
] as const;
