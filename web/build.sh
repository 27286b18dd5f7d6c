#!/usr/bin/env bash
# Builds the web app into dist/, if anything changed since the last time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

command -v npm >/dev/null || {
  echo "web: Node 20 or newer with npm is needed to build the web app and was not found; install it." >&2
  exit 1
}
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
if [ -f dist/index.html ] && [ -z "$(find src public index.html package.json vite.config.ts openapi.yml -newer dist/index.html -type f -print -quit)" ]; then
  exit 0
fi
npm run --silent types
npm run --silent build -- --logLevel warn
