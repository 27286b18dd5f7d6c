package dev.pacenote.domain.streams.link;

/**
 * What a Twitch channel is called, as Twitch said last.
 *
 * @param displayName as its owner writes it
 * @param avatar the address of its picture, or empty
 */
public record ChannelNames(TwitchLogin login, String displayName, String avatar) {}
