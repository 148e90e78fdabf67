import { at, textAt, type JsonObject } from '../model/json.ts';

/** The type of an API. The api-version of our clients shows MCP and A2A APIs as of no type, but with properties of their own. */
export function apiTypeOf(body: JsonObject | undefined): string {
  const stated = textAt(body, 'properties', 'type')?.toLowerCase();
  if (stated !== undefined && stated !== 'http') return stated;
  if (isSet(at(body, 'properties', 'mcpProperties'))) return 'mcp';
  return isSet(at(body, 'properties', 'a2aProperties')) || at(body, 'properties', 'isAgent') === true ? 'a2a' : 'http';
}

function isSet(value: JsonObject[string]): boolean {
  return value !== undefined && value !== null;
}
