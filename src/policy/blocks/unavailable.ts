/** C#, null-safe: a 503, as the gateway makes it where a breaker is open or all members of a pool are. */
export const isUnavailable = 'context.Response?.StatusCode == 503';

/** C#, null-safe: such a 503 that no backend answered, for every answer of a model carries one of these headers. */
export const isGatewaysUnavailable = [isUnavailable, ...['apim-request-id', 'x-ms-region'].map((name) => `!context.Response.Headers.ContainsKey("${name}")`)].join(' && ');
