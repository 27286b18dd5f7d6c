package dev.pacenote.domain.streams.intake;

import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.Revocation;
import java.time.Instant;

/** What a message of Twitch tells, in our words. */
public sealed interface TwitchEvent {

    /**
     * A channel, as a message names it; its picture is not in messages.
     *
     * @param displayName as its owner writes it
     */
    record Channel(BroadcasterId id, TwitchLogin login, String displayName) {}

    /**
     * A broadcast began.
     *
     * @param streamId Twitch's id of it
     */
    record Online(Channel channel, String streamId, BroadcastType type, Instant startedAt)
            implements TwitchEvent {}

    /** The channel is not live any more; which broadcast that was is not said. */
    record Offline(Channel channel) implements TwitchEvent {}

    /** Title or game changed, live or not. */
    record Updated(Channel channel, String title, String game) implements TwitchEvent {}

    /**
     * Twitch sends no more messages of a subscription.
     *
     * @param subscription Twitch's id of it
     */
    record Revoked(String subscription, Revocation reason) implements TwitchEvent {}

    /** Genuine, and nothing that we want to know. */
    record Unknown() implements TwitchEvent {}
}
