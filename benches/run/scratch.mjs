// A folder for what a run leaves lying about: prepared requests, and the servers' own files.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const scratch = mkdtempSync(join(tmpdir(), 'wikigraph-run-'));

/** Removes it. */
export function clear() {
  rmSync(scratch, { recursive: true, force: true });
}
