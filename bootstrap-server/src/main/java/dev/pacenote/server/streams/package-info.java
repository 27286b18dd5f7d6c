/** What the area streams adds to a server. */
package dev.pacenote.server.streams;
