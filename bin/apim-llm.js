#!/usr/bin/env node
// Plain old JavaScript, and no node: in front. A Node that is too old must be able to read this far.
import module from 'module';
import { nodeTooOld } from './node-version.js';

var complaint = nodeTooOld(process.versions.node);
if (complaint) {
  process.stderr.write(complaint + '\n');
  process.exitCode = 2;
} else {
  if (module.enableCompileCache && !process.env.CI) module.enableCompileCache();
  import('../dist/main.js').catch(function (error) {
    var hint = error.code === 'ERR_MODULE_NOT_FOUND' ? '\n  In a checkout, build it first: npm ci && npm run build' : '';
    process.stderr.write('error: apim-llm cannot be loaded: ' + error.message + hint + '\n');
    process.exitCode = 1;
  });
}
