/**
 * The self-hosted server: reads its configuration, chooses the parts, starts them in order. {@link
 * dev.pacenote.server.Parts} is the parts list.
 */
package dev.pacenote.server;
