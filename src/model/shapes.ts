/** How clients call: `openai` (dated, `/openai/deployments/…?api-version=`), `v1` (`/openai/v1`), `models` (`/models`). */
export type Shape = 'openai' | 'v1' | 'models';

export interface ShapeFacts {
  /** Below the account's endpoint, without slashes at the ends. */
  readonly path: string;
  /** Key of the account's `properties.endpoints` that serves it. */
  readonly endpoint: string;
  /** What an import names the API when nobody says otherwise. */
  readonly apiId: string;
  readonly role: Role;
}

export interface Role {
  readonly name: string;
  /** Name of the built-in role definition, the same in every tenant. */
  readonly id: string;
}

const openAiUser: Role = { name: 'Cognitive Services OpenAI User', id: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd' };
const cognitiveServicesUser: Role = { name: 'Cognitive Services User', id: 'a97b65f3-24c7-4388-baec-2e87135dc908' };

const openAiEndpoint = 'OpenAI Language Model Instance API';
const inferenceEndpoint = 'Azure AI Model Inference API';

export const shapes: Readonly<Record<Shape, ShapeFacts>> = {
  openai: { path: 'openai', endpoint: openAiEndpoint, apiId: 'azure-openai', role: openAiUser },
  v1: { path: 'openai/v1', endpoint: openAiEndpoint, apiId: 'azure-openai-v1', role: openAiUser },
  models: { path: 'models', endpoint: inferenceEndpoint, apiId: 'azure-ai-models', role: cognitiveServicesUser },
};

export function isShape(text: string): text is Shape {
  return Object.hasOwn(shapes, text);
}
