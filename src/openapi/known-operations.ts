type Answered = 'openai and v1' | 'openai' | 'v1' | 'models';

/**
 * Paths and methods, placeholders without names, relative to the shape's path. From the descriptions of inference, authoring and
 * assistants in Azure/azure-rest-api-specs (2022-03-01-preview to 2025-04-01-preview, v1), the model inference API
 * (2024-05-01-preview), OpenAI's own API as far as v1 follows it, and the preview operations that Azure's reference of v1 has.
 */
const known: Readonly<Record<Answered, Readonly<Record<string, string>>>> = {
  'openai and v1': {
    '/assistants': 'GET POST',
    '/assistants/{}': 'GET POST DELETE',
    '/assistants/{}/files': 'GET POST',
    '/assistants/{}/files/{}': 'GET DELETE',
    '/batches': 'GET POST',
    '/batches/{}': 'GET',
    '/batches/{}/cancel': 'POST',
    '/chat/completions': 'GET POST',
    '/chat/completions/{}': 'GET POST DELETE',
    '/chat/completions/{}/messages': 'GET',
    '/containers': 'GET POST',
    '/containers/{}': 'GET DELETE',
    '/containers/{}/files': 'GET POST',
    '/containers/{}/files/{}': 'GET DELETE',
    '/containers/{}/files/{}/content': 'GET',
    '/evals': 'GET POST',
    '/evals/{}': 'GET POST DELETE',
    '/evals/{}/runs': 'GET POST',
    '/evals/{}/runs/{}': 'GET POST DELETE',
    '/evals/{}/runs/{}/output_items': 'GET',
    '/evals/{}/runs/{}/output_items/{}': 'GET',
    '/files': 'GET POST',
    '/files/{}': 'GET DELETE',
    '/files/{}/content': 'GET',
    '/fine_tuning/jobs': 'GET POST',
    '/fine_tuning/jobs/{}': 'GET DELETE',
    '/fine_tuning/jobs/{}/cancel': 'POST',
    '/fine_tuning/jobs/{}/checkpoints': 'GET',
    '/fine_tuning/jobs/{}/checkpoints/{}/copy': 'GET POST',
    '/fine_tuning/jobs/{}/events': 'GET',
    '/fine_tuning/jobs/{}/pause': 'POST',
    '/fine_tuning/jobs/{}/resume': 'POST',
    '/models': 'GET',
    '/models/{}': 'GET DELETE',
    '/realtime': 'GET',
    '/realtime/sessions': 'POST',
    '/realtime/transcription_sessions': 'POST',
    '/responses': 'GET POST',
    '/responses/{}': 'GET DELETE',
    '/responses/{}/cancel': 'POST',
    '/responses/{}/input_items': 'GET',
    '/threads': 'POST',
    '/threads/runs': 'POST',
    '/threads/{}': 'GET POST DELETE',
    '/threads/{}/messages': 'GET POST',
    '/threads/{}/messages/{}': 'GET POST DELETE',
    '/threads/{}/messages/{}/files': 'GET',
    '/threads/{}/messages/{}/files/{}': 'GET',
    '/threads/{}/runs': 'GET POST',
    '/threads/{}/runs/{}': 'GET POST',
    '/threads/{}/runs/{}/cancel': 'POST',
    '/threads/{}/runs/{}/steps': 'GET',
    '/threads/{}/runs/{}/steps/{}': 'GET',
    '/threads/{}/runs/{}/submit_tool_outputs': 'POST',
    '/uploads': 'POST',
    '/uploads/{}/cancel': 'POST',
    '/uploads/{}/complete': 'POST',
    '/uploads/{}/parts': 'POST',
    '/vector_stores': 'GET POST',
    '/vector_stores/{}': 'GET POST DELETE',
    '/vector_stores/{}/file_batches': 'POST',
    '/vector_stores/{}/file_batches/{}': 'GET',
    '/vector_stores/{}/file_batches/{}/cancel': 'POST',
    '/vector_stores/{}/file_batches/{}/files': 'GET',
    '/vector_stores/{}/files': 'GET POST',
    '/vector_stores/{}/files/{}': 'GET POST DELETE',
    '/vector_stores/{}/files/{}/content': 'GET',
    '/vector_stores/{}/search': 'POST',
  },
  openai: {
    '/deployments': 'GET POST',
    '/deployments/{}': 'GET PATCH DELETE',
    '/deployments/{}/audio/speech': 'POST',
    '/deployments/{}/audio/transcriptions': 'POST',
    '/deployments/{}/audio/translations': 'POST',
    '/deployments/{}/chat/completions': 'POST',
    '/deployments/{}/completions': 'POST',
    '/deployments/{}/embeddings': 'POST',
    '/deployments/{}/extensions/chat/completions': 'POST',
    '/deployments/{}/images/edits': 'POST',
    '/deployments/{}/images/generations': 'POST',
    '/extensions/on-your-data/ingestion-jobs': 'GET',
    '/extensions/on-your-data/ingestion-jobs/{}': 'GET PUT',
    '/files/import': 'POST',
    '/fine-tunes': 'GET POST',
    '/fine-tunes/{}': 'GET DELETE',
    '/fine-tunes/{}/cancel': 'POST',
    '/fine-tunes/{}/events': 'GET',
    '/images/generate': 'POST',
    '/images/generations:submit': 'POST',
    '/ingestion/jobs': 'GET',
    '/ingestion/jobs/{}': 'GET PUT',
    '/ingestion/jobs/{}/runs': 'GET',
    '/ingestion/jobs/{}/runs/{}': 'GET',
    '/operations/images/{}': 'GET DELETE',
    '/operations/{}': 'GET DELETE',
    '/realtimeapi/sessions': 'POST',
    '/realtimeapi/transcription_sessions': 'POST',
    '/text-to-image': 'POST',
  },
  v1: {
    '/audio/speech': 'POST',
    '/audio/transcriptions': 'POST',
    '/audio/translations': 'POST',
    '/completions': 'POST',
    '/conversations': 'POST',
    '/conversations/{}': 'GET POST DELETE',
    '/conversations/{}/items': 'GET POST',
    '/conversations/{}/items/{}': 'GET DELETE',
    '/embeddings': 'POST',
    '/files/{}/{}': 'GET DELETE',
    '/fine_tuning/alpha/graders/run': 'POST',
    '/fine_tuning/alpha/graders/validate': 'POST',
    '/fine_tuning/checkpoints/{}/permissions': 'GET POST',
    '/fine_tuning/checkpoints/{}/permissions/{}': 'DELETE',
    '/images/edits': 'POST',
    '/images/generations': 'POST',
    '/images/variations': 'POST',
    '/moderations': 'POST',
    '/realtime/calls': 'POST',
    '/realtime/calls/{}/accept': 'POST',
    '/realtime/calls/{}/hangup': 'POST',
    '/realtime/calls/{}/refer': 'POST',
    '/realtime/calls/{}/reject': 'POST',
    '/realtime/client_secrets': 'POST',
    '/responses/compact': 'POST',
    '/responses/input_tokens': 'POST',
    '/video/generations/jobs': 'GET POST',
    '/video/generations/jobs/{}': 'GET DELETE',
    '/video/generations/{}': 'GET',
    '/video/generations/{}/content/thumbnail': 'GET',
    '/video/generations/{}/content/video': 'GET HEAD',
    '/videos': 'GET POST',
    '/videos/{}': 'GET DELETE',
    '/videos/{}/content': 'GET',
    '/videos/{}/remix': 'POST',
  },
  models: {
    '/images/embeddings': 'POST',
    '/info': 'GET',
  },
};

const routes: ReadonlySet<string> = new Set(
  Object.values(known).flatMap((paths) => Object.entries(paths).flatMap(([path, methods]) => methods.split(' ').map((method) => `${method} ${path}`))),
);

/**
 * Whether some published description, of any shape and version, has the operation: it came with an import then, and nobody made
 * it by hand. Names of placeholders, upper case, the query and a prefix `/openai`, `/openai/v1`, `/models` or (images of 2022 and 2023) `/dalle` make no difference.
 */
export function isKnownOperation({ method, urlTemplate }: { readonly method: string; readonly urlTemplate: string }): boolean {
  const plain = plainPath(urlTemplate);
  return ['', '/openai/v1', '/openai', '/models', '/dalle'].some((prefix) => plain.startsWith(prefix) && isKnownPath(method, plain.slice(prefix.length)));
}

/** Whether some surface has it below its own path. @param path as `plainPath` gives it */
export function isKnownPath(method: string, path: string): boolean {
  return routes.has(`${method.toUpperCase()} ${path}`);
}

/** Of a template: lower case, placeholders without names, no query, no slash at the end. */
export function plainPath(urlTemplate: string): string {
  const [path = ''] = urlTemplate.split('?');
  return path.toLowerCase().replaceAll(/\{[^{}*]*\}/g, '{}').replace(/^\/*/, '/').replace(/(.)\/+$/, '$1');
}
