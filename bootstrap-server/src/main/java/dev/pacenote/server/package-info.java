/**
 * The self-hosted server: reads its configuration, chooses the parts, starts them in order. {@link
 * dev.pacenote.server.ServerDefaults} makes what only a server has.
 */
package dev.pacenote.server;
