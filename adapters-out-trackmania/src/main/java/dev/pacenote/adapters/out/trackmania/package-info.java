/**
 * Clients of the three Trackmania services, as polite guests: one {@link
 * dev.pacenote.adapters.out.trackmania.RequestBudget} per host, one {@link
 * dev.pacenote.adapters.out.trackmania.UpstreamHost} through which every request goes.
 */
package dev.pacenote.adapters.out.trackmania;
