/** Puts deliveries, mail, pushes and webhooks together. */
package dev.pacenote.assembly.delivery;
