/** A Discord server that follows Twitch channels: its settings, its channels, its rights. */
package dev.pacenote.domain.streams.guild;
