/**
 * The promise of every port, in its own words, as tests. An adapter keeps a port when a test class
 * of its module implements the port's contract and passes. Each test makes its own people and maps,
 * so nothing is cleaned up and contracts may share one store.
 */
package dev.pacenote.application.contracts;
