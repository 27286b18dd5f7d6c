/** Twitch channels, and the Discord servers that follow them. */
package dev.pacenote.domain.streams.link;
