#!/usr/bin/env node
// The command `attest`: loads the TypeScript sources as they are, so that there is no build step to forget.
import { register } from 'tsx/esm/api';

register();
await import('../src/main.ts');
