package dev.pacenote.application.streams.intake;

import dev.pacenote.domain.streams.intake.DiscordEvent;
import dev.pacenote.domain.streams.intake.DiscordKey;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.SignedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes an event that says it is from Discord. It is shown to be genuine by its raw bytes before
 * anything else looks at it, and answered well only once it is stored: Discord repeats what it got
 * no good answer to.
 */
public final class ReceiveDiscordEvent {

    public sealed interface Result {

        /** Not from Discord, or not of now. Nothing is stored. */
        record Forged() implements Result {}

        /** One of too many forgeries from one address. */
        record TooMany(Duration retryAfter) implements Result {}

        /** Genuine, and nothing that can be read. */
        record Unreadable() implements Result {}

        /** Stored, now or before, or nothing that has to be. */
        record Accepted() implements Result {}
    }

    private final StreamInbox inbox;
    private final DiscordMessages messages;
    private final DiscordKey key;
    private final LimitForgeries forgeries;
    private final Runnable wake;
    private final InstantSource clock;

    /**
     * @param wake has what is stored handled soon
     */
    public ReceiveDiscordEvent(
            StreamInbox inbox,
            DiscordMessages messages,
            DiscordKey key,
            LimitForgeries forgeries,
            Runnable wake,
            InstantSource clock) {
        this.inbox = inbox;
        this.messages = messages;
        this.key = key;
        this.forgeries = forgeries;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * @param address from which it came
     */
    public Result receive(SignedEvent event, String address) {
        var now = clock.instant();
        if (!event.isGenuine(key, now)) {
            return forgeries
                    .refused(address, now)
                    .<Result>map(Result.TooMany::new)
                    .orElseGet(Result.Forged::new);
        }
        DiscordEvent told;
        String body;
        try {
            body =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(event.body()))
                            .toString();
            told = messages.read(body);
        } catch (CharacterCodingException | IllegalArgumentException _) {
            return new Result.Unreadable();
        }
        return switch (told) {
            case DiscordEvent.Ping _, DiscordEvent.Unknown _ -> new Result.Accepted();
            case DiscordEvent.BotAdded _, DiscordEvent.Withdrawn _ ->
                    stored(event.name(), body, now);
        };
    }

    private Result stored(String name, String body, Instant now) {
        var id = new InboxMessage.Key(InboxMessage.Source.DISCORD, name);
        if (inbox.add(InboxMessage.received(id, "event", body, now, now))) {
            wake.run();
        }
        return new Result.Accepted();
    }
}
