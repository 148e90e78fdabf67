import { at, textAt } from '../../../model/json.ts';
import type { NamedOperation, OperationContent } from '../operations/operation-content.ts';
import { routeKey } from '../operations/operation-content.ts';
import { checkComponents } from './check-components.ts';
import { checkStructure } from './check-structure.ts';
import { duplicateSignature, readerFault, swaggerFault } from './faults.ts';
import { requestOf, responsesOf } from './messages.ts';
import type { MessageContext } from './messages.ts';
import { operationNames } from './operation-names.ts';
import type { NameRule } from './operation-names.ts';
import { parametersOf } from './parameters.ts';
import type { OpenApi } from './read-document.ts';
import { checkReferences } from './references.ts';
import { routesOf } from './routes.ts';
import type { Route } from './routes.ts';
import { checkServers } from './service-url.ts';
import { checkBodies } from './swagger/check-bodies.ts';
import { inlineSchemas } from './type-names.ts';
import { urlTemplateOf } from './url-template.ts';

interface ImportOptions {
  /** What becomes of required query parameters: part of the URL template (the service's default), or not. */
  readonly required: 'template' | 'query';
  readonly names: NameRule;
  readonly schemaId: string | undefined;
}

/** The operations of a document, in its order (apim.md section 4). Throws what the service would report as the import's failure. */
export function operationsOf(document: OpenApi, options: ImportOptions): readonly NamedOperation[] {
  checkDocument(document);
  const { root } = document;
  const routes = routesOf(root);
  const context = { root, schemaId: options.schemaId, inline: inlineSchemas(root) };
  const contents = routes.map((route) => contentOf(route, context, options));
  checkRoutes(routes);
  const names = operationNames(
    routes.map(({ operation, method, template }) => ({ operationId: textAt(operation, 'operationId') || undefined, method, template })),
    options.names,
  );
  return contents.map((content, index) => ({ name: names[index] ?? '', content }));
}

function checkDocument({ root, swagger }: OpenApi): void {
  if (swagger === undefined) checkReferences(root, readerFault);
  else {
    checkReferences(swagger, swaggerFault);
    checkBodies(swagger);
  }
  checkStructure(root);
  if (at(root, 'info', 'version') === undefined) throw readerFault("The field 'version' in 'info' object is REQUIRED.", ['info', 'version']);
  checkServers(root);
  checkComponents(root);
}

function contentOf(route: Route, context: MessageContext, options: ImportOptions): OperationContent {
  const { method, operation, template } = route;
  const parameters = parametersOf(context.root, route);
  const url = urlTemplateOf(route, parameters, options.required);
  const others = parameters.filter((parameter) => !url.parameters.includes(parameter));
  const summary = textAt(operation, 'summary') || undefined;
  const title = `${method.slice(0, 1).toUpperCase()}${method.slice(1)} - ${template}`;
  // Without a description the summary is one, too (reported in apiops-cli#97).
  const description = textAt(operation, 'description') ?? summary;
  return {
    displayName: (summary ?? (textAt(operation, 'operationId') || title)).slice(0, 300),
    method: method.toUpperCase(),
    urlTemplate: url.urlTemplate,
    templateParameters: url.parameters.map(({ contract }) => contract),
    description: description?.slice(0, 1000) ?? null,
    request: requestOf(context, route, others),
    responses: responsesOf(context, route),
  };
}

/** Names of placeholders and capitals do not tell routes apart, queries of `x-ms-paths` do. */
function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, template } of routes) {
    const route = routeKey({ method, urlTemplate: template });
    if (seen.has(route)) throw duplicateSignature(`${method.toUpperCase()} ${template.toLowerCase()}`);
    seen.add(route);
  }
}
