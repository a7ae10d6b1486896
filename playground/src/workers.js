// Tells Monaco where the script of its background workers is. Must run before any editor is made.

/* global WORKER_URL -- the build puts in the address of the worker script */
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(WORKER_URL, { name: label }),
};
