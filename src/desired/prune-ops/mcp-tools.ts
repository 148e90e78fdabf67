import { nameOf, withoutRevision } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { apiTypeOf } from '../api-kind.ts';

/** A tool of an MCP server whose calls an operation of the API answers, by the policies of the API. */
export interface McpTool {
  /** Name of the API of type `mcp`. */
  readonly server: string;
  readonly tool: string;
  /** Name of the operation. */
  readonly operation: string;
}

export interface McpTools {
  readonly tools: readonly McpTool[];
  /** MCP servers whose tools the api-version in use does not show. */
  readonly unseen: readonly string[];
}

/** Those of the API's operations, as far as a list of APIs shows them (`mcpTools`, seen in templates at 2024-06-01-preview). */
export function mcpTools(live: Live, apiName: string): McpTools {
  const servers = live.allApis.filter(({ body, id }) => id === withoutRevision(id) && apiTypeOf(body) === 'mcp');
  const tools = servers.flatMap(({ body, id }) => {
    const listed = at(body, 'properties', 'mcpTools');
    return (Array.isArray(listed) ? listed : []).filter(isObject).flatMap((tool) => {
      const [, api = '', operation] = /\/apis\/([^/]+)\/operations\/([^/]+)\/?$/i.exec(textAt(tool, 'operationId') ?? '') ?? [];
      if (operation === undefined || withoutRevision(`/${api}`).slice(1).toLowerCase() !== apiName.toLowerCase()) return [];
      return [{ server: nameOf(id), tool: textAt(tool, 'name') ?? operation, operation }];
    });
  });
  const unseen = servers.filter(({ body }) => !Array.isArray(at(body, 'properties', 'mcpTools')) && textAt(body, 'properties', 'backendId') === undefined);
  return { tools, unseen: unseen.map(({ id }) => nameOf(id)) };
}
