import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withBlock } from '../../src/policy/blocks/edit.ts';
import { versionBlock } from '../../src/policy/blocks/version-block.ts';
import { printPolicyDocument } from '../../src/policy/document/print.ts';
import { readPolicyDocument } from '../../src/policy/document/read.ts';
import { rounds, type Timed } from './rounds.ts';
import { table } from './table.ts';

const builtIn = path.resolve(import.meta.dirname, '../../templates/specs/builtin-v1.json');
const megabyte = 1_000_000;
/** Of the documents in a megabyte: API Management takes none longer than 256 KiB. */
const most = 200_000;

/** One operation's worth of what people write: raw, escaped and long expressions, text, comments, named values. */
const policies = `
    <!-- Only callers of {{tenant-id}} that send a known model; see the runbook - section 4. -->
    <validate-azure-ad-token tenant-id="{{tenant-id}}" header-name="Authorization" failed-validation-httpcode="401">
      <audiences>
        <audience>@((string)context.Variables["audience"])</audience>
      </audiences>
    </validate-azure-ad-token>
    <set-variable name="model" value="@(context.Request.MatchedParameters.GetValueOrDefault("deployment-id", "").ToLower())" />
    <set-header name="x-caller" exists-action="override">
      <value>@{
        // The subscription's name, or the address where there is none.
        var name = context.Subscription?.Name ?? context.Request.IpAddress;
        if (name.Length < 1 || name == "unknown") { return $"anonymous-{context.RequestId}"; }
        return name.Replace("\\"", "").Substring(0, Math.Min(name.Length, 64));
      }</value>
    </set-header>
    <choose>
      <when condition="@(context.Variables.GetValueOrDefault&lt;string&gt;(&quot;model&quot;) == &quot;gpt-4o&quot; &amp;&amp; context.Request.Method != &quot;GET&quot;)">
        <set-backend-service backend-id="pool-gpt-4o" />
      </when>
      <when condition='@(((string)context.Variables["model"]).StartsWith("text-embedding"))'>
        <set-backend-service backend-id="pool-embeddings" />
      </when>
      <otherwise>
        <return-response>
          <set-status code="400" reason="Bad Request" />
          <set-header name="Content-Type" exists-action="override"><value>application/json</value></set-header>
          <set-body><![CDATA[{"error":{"code":"DeploymentNotFound","message":"There is no such deployment."}}]]></set-body>
        </return-response>
      </otherwise>
    </choose>`;

function documentOf(length: number): string {
  return `<policies>\n  <inbound>\n    <base />${policies.repeat(Math.ceil(length / policies.length))}\n  </inbound>\n  <backend>\n    <base />\n  </backend>\n</policies>\n`;
}

function jsonOf(length: number): string {
  const one = readFileSync(builtIn, 'utf8').trim();
  return `[${Array.from({ length: Math.ceil(length / one.length) }, () => one).join(',')}]`;
}

/** Reading, printing and editing policies against JSON.parse of as much JSON, and how it grows with the document. */
export async function policyRead(count: number): Promise<string> {
  const [once, twice, edited, json] = [documentOf(megabyte), documentOf(2 * megabyte), documentOf(most), jsonOf(megabyte)];
  const [parse, read, printed, changed, larger] = await rounds(
    [
      timed('JSON.parse of 1 MB', () => JSON.parse(json)),
      timed('read of 1 MB of policies', () => readPolicyDocument(once)),
      timed('read and printed', () => readAndPrinted(once)),
      timed('read and edited, 5 of 200 KB', () => edit(edited)),
      timed('read and printed, 2 MB', () => readAndPrinted(twice)),
    ],
    count,
  );
  if (!parse || !read || !printed || !changed || !larger) throw new Error('nothing was measured');
  return table([
    ['policies', 'ms', 'ratio', 'budget'],
    ...[parse, read, printed, changed].map(({ name, ms, ratio }) => [name, ms.toFixed(1), ratio.toFixed(2), name === printed.name || name === changed.name ? '<= 12' : '']),
    [`${larger.name}, to 1 MB`, larger.ms.toFixed(1), (larger.ms / printed.ms).toFixed(2), '<= 2.6'],
  ]);
}

/** A block goes into each of the documents of a megabyte. */
function edit(text: string): void {
  const block = versionBlock({ apiVersion: '2024-10-21', only: true, supplied: false });
  for (let done = 0; done < megabyte; done += text.length) {
    if (withBlock(text, block, 'api').length <= text.length) throw new Error('nothing was put in');
  }
}

function readAndPrinted(text: string): void {
  if (printPolicyDocument(readPolicyDocument(text)) !== text) throw new Error('the document was changed');
}

function timed(name: string, work: () => unknown): Timed {
  return {
    name,
    run: () => {
      const start = performance.now();
      work();
      return Promise.resolve(performance.now() - start);
    },
  };
}
