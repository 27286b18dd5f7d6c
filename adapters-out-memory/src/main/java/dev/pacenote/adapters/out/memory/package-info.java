/**
 * Stores that live as long as the process: for tests of the core, and for the server's light mode.
 * They keep the same keys and promises as the durable ones, under one lock.
 */
package dev.pacenote.adapters.out.memory;
