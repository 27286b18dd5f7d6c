#!/usr/bin/env bash
# What the web app must pass by itself: types, style, unit tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
npm run --silent check
npm run --silent lint -- --error-on-warnings
npm run --silent test
