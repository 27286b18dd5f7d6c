/** Puts notices, streams of events and sockets together. */
package dev.pacenote.assembly.notice;
