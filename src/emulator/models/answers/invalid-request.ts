import type { Json } from '../../../model/json.ts';
import { ModelRefusal } from '../model-refusal.ts';

/** A 400 as OpenAI words it; all four members are always there. `path`: `tools[0].name`. */
export function invalidRequest(message: string, path: string | null = null, code: string | null = null): ModelRefusal {
  return new ModelRefusal(400, { error: { message, type: 'invalid_request_error', param: path, code } });
}

export function unknownParameter(path: string): ModelRefusal {
  return invalidRequest(`Unknown parameter: '${path}'.`, path, 'unknown_parameter');
}

export function missingParameter(path: string): ModelRefusal {
  return invalidRequest(`Missing required parameter: '${path}'.`, path, 'missing_required_parameter');
}

/** A parameter that other models know. */
export function unsupportedParameter(path: string): ModelRefusal {
  return invalidRequest(`Unsupported parameter: '${path}' is not supported with this model.`, path, 'unsupported_parameter');
}

/** `got`: a media type, or empty. */
export function unsupportedContentType(got: string, wanted: string): ModelRefusal {
  return invalidRequest(`Unsupported content type: '${got}'. This API method only accepts '${wanted}' requests. Please try again with a supported content type.`, null, 'unsupported_content_type');
}

export function contextLengthExceeded(most: number, read: number, written: number): ModelRefusal {
  return invalidRequest(`This model's maximum context length is ${most} tokens, however you requested ${read + written} tokens (${read} in your prompt; ${written} for the completion). Please reduce your prompt; or completion length.`);
}

/** `expected`: `a string`, `one of a string or object`. */
export function invalidType(path: string, expected: string, got: Json): ModelRefusal {
  return invalidRequest(`Invalid type for '${path}': expected ${expected}, but got ${worded(got)} instead.`, path, 'invalid_type');
}

export function invalidChoice(path: string, got: string, choices: readonly string[]): ModelRefusal {
  const quoted = choices.map((choice) => `'${choice}'`);
  const listed = quoted.length < 3 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1) ?? ''}`;
  return invalidRequest(`Invalid value: '${got}'. Supported values are: ${listed}.`, path, 'invalid_value');
}

function worded(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string': return 'a string';
    case 'boolean': return 'a boolean';
    case 'number': return Number.isInteger(value) ? 'an integer' : 'a decimal number';
    default: return 'an object';
  }
}

/** What Azure does and the local Azure does not. */
export function modelNotEmulated(what: string): ModelRefusal {
  return new ModelRefusal(501, { error: { code: 'NotEmulated', message: `The local Azure does not serve ${what}.` } });
}
