/** What the area parts adds to a server. */
package dev.pacenote.server.parts;
