/**
 * From a broadcast to the posts about it: who is told, what became of it, and what follows when it
 * is over.
 */
package dev.pacenote.domain.streams.golive;
