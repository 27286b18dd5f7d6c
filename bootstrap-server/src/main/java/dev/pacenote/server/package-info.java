/**
 * The self-hosted server: reads its configuration, chooses the parts, starts them in order. {@link
 * dev.pacenote.server.ServerDefaults} is its half of the parts list.
 */
package dev.pacenote.server;
