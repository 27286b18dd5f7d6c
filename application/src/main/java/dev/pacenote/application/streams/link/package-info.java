/** Twitch channels that servers follow. */
package dev.pacenote.application.streams.link;
