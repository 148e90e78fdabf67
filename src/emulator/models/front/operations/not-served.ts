import type { Shape } from '../../../../model/shapes.ts';

interface NotServed {
  /** Of the path below the shape's, in lower case. */
  readonly paths: RegExp;
  readonly text: string;
}

/** What Azure has there and the local Azure does not; named so that nobody takes it for a typing error. */
const notServed: readonly NotServed[] = [
  { paths: /^\/assistants(\/|$)/, text: 'assistants' },
  { paths: /^\/threads(\/|$)/, text: 'threads of assistants' },
  { paths: /^\/vector_stores(\/|$)/, text: 'vector stores' },
  { paths: /^\/(files|uploads)(\/|$)/, text: 'files' },
  { paths: /^\/evals(\/|$)/, text: 'evaluations' },
  { paths: /^\/batches(\/|$)/, text: 'batches' },
  { paths: /^\/(fine_tuning|fine-tunes)(\/|$)/, text: 'fine-tuning' },
  { paths: /^\/containers(\/|$)/, text: 'containers of the code interpreter' },
  { paths: /^\/(realtime|realtimeapi)(\/|$)/, text: 'realtime sessions' },
  { paths: /^\/(video|videos)(\/|$)/, text: 'videos' },
  { paths: /^\/conversations(\/|$)/, text: 'conversations' },
  { paths: /^\/moderations$/, text: 'moderations' },
  { paths: /^\/images\/variations$/, text: 'variations of images' },
  { paths: /^\/(extensions|ingestion)\/|^\/deployments\/[^/]+\/extensions\//, text: 'chat on your own data' },
  { paths: /^\/deployments(\/[^/]+)?$/, text: 'deployments on the data plane: ARM has them' },
  { paths: /^\/(images\/generate|images\/generations:submit|text-to-image)$|^\/operations\//, text: 'images as long-running operations, which api-versions of 2022 and 2023 had' },
  { paths: /^\/chat\/completions(\/|$)/, text: 'stored chat completions' },
  { paths: /^\/responses\/(compact|input_tokens)$/, text: 'operations on Responses beyond create, get, cancel, delete and input items' },
];

const inInference: readonly NotServed[] = [{ paths: /^\/images\/generations(\/|:|$)/, text: 'images of the model inference API' }];

/** What a path is of, in a phrase; undefined where Azure has nothing there either, as far as is known. */
export function notServedAt(shape: Shape, path: string): string | undefined {
  const lower = path.toLowerCase();
  return (shape === 'models' ? inInference : notServed).find(({ paths }) => paths.test(lower))?.text;
}
