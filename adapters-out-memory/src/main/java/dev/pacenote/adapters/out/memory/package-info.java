/**
 * Stores that live as long as the process and that a server may really run on. The stores in memory
 * of the other ports are in the tests of {@code application}.
 */
package dev.pacenote.adapters.out.memory;
