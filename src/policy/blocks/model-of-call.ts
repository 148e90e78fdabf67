import { csharpString } from '../text/csharp-string.ts';
import { policy, statements, type PolicyValue } from './policy-lines.ts';
import { variables } from './variables.ts';

/** Where a call names its model: a parameter of the path, `model` in a JSON body, or nowhere that a policy can read. */
export type ModelFrom = { readonly kind: 'path'; readonly parameter: string } | { readonly kind: 'body' } | { readonly kind: 'none' };

/** Puts the model that the call names into a string variable, empty where it names none. */
export function modelVariable(id: string, value: PolicyValue): readonly string[] {
  return policy('set-variable', { id, name: variables.model, value });
}

export function modelInPath(parameter: string): PolicyValue {
  return statements(`string model = ""; ${readPath(parameter)} return model;`);
}

export function modelInBody(): PolicyValue {
  return statements(`string model = ""; ${readBody} return model;`);
}

/** The path decides where it has the parameter: a body is not read then. */
export function modelInPathOrBody(parameter: string): PolicyValue {
  return statements(`string model = ""; ${readPath(parameter)} if (model == "") { ${readBody} } return model;`);
}

function readPath(parameter: string): string {
  const name = csharpString(parameter);
  return `if (context.Request.MatchedParameters.ContainsKey(${name})) { model = context.Request.MatchedParameters[${name}]; }`;
}

/** Only what calls itself JSON is read, and it stays to be forwarded; what is none, or no object, names no model. */
const readBody = [
  'string type = context.Request.Headers.GetValueOrDefault("Content-Type", "");',
  'if (context.Request.Body != null && type.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0) {',
  'try { JObject body = context.Request.Body.As<JObject>(preserveContent: true); JToken named = body["model"];',
  'if (named != null && named.Type == JTokenType.String) { model = named.ToString(); } }',
  'catch { model = ""; } }',
].join(' ');
