/**
 * Clients of the three Trackmania services: an interface with each service's requests, and an
 * adapter that keeps a port's promises with it.
 */
package dev.pacenote.adapters.out.trackmania;
