/** Elements that look at the token which the client sent. */
const elements = /<(validate-jwt|validate-azure-ad-token|get-authorization-context)\b/i;

/** `context.Request.Headers.GetValueOrDefault("Authorization", "")` and its like, in raw and in escaped documents. */
const expression = /Headers\b[^;{}<]{0,200}?(?:"|&quot;|')Authorization(?:"|&quot;|')/i;

/** Whether a document checks or reads the client's token, and would so see the service's own behind an `account` block. */
export function readsClientToken(document: string): boolean {
  const text = withoutComments(document);
  return elements.test(text) || expression.test(text);
}

/** Whether the policies of the scopes above run: without `<base />` in inbound they do not. */
export function inheritsInbound(document: string): boolean {
  const inbound = /<inbound\b[^>]*>(.*?)<\/inbound>/is.exec(withoutComments(document))?.[1];
  return inbound !== undefined && /<base\s*\/>|<base\s*>\s*<\/base>/i.test(inbound);
}

/** Names of the fragments that the document includes: what they do cannot be seen in it. */
export function includedFragments(document: string): readonly string[] {
  return Array.from(withoutComments(document).matchAll(/<include-fragment\b[^>]*\bfragment-id\s*=\s*(?:"([^"]*)"|'([^']*)')/gi), (match) => match[1] ?? match[2] ?? '');
}

function withoutComments(document: string): string {
  return document.replaceAll(/<!--.*?-->/gs, '');
}
