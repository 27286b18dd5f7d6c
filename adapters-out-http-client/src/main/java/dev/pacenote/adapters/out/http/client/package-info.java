/**
 * How we ask other people's APIs, whichever they are: {@link
 * dev.pacenote.adapters.out.http.client.UpstreamClients} has one {@link
 * dev.pacenote.adapters.out.http.client.UpstreamClient} per host, through which every request goes.
 */
package dev.pacenote.adapters.out.http.client;
