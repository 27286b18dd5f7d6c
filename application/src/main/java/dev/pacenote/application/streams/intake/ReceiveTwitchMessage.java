package dev.pacenote.application.streams.intake;

import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.SignedMessage;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes a message that says it is from Twitch. It is shown to be genuine by its raw bytes before
 * anything else looks at it, and answered well only once it is stored: Twitch repeats what it got
 * no good answer to.
 */
public final class ReceiveTwitchMessage {

    public sealed interface Result {

        /** Not from Twitch, or not of now. Nothing is stored, so it blocks no genuine message. */
        record Forged() implements Result {}

        /** One of too many forgeries from one address. */
        record TooMany(Duration retryAfter) implements Result {}

        /** Genuine, and no JSON. */
        record Unreadable() implements Result {}

        /** Twitch asks whether we want its messages; this is the answer. */
        record Challenge(String answer) implements Result {}

        /** Stored, now or before. */
        record Accepted() implements Result {}
    }

    private final StreamInbox inbox;
    private final TwitchMessages messages;
    private final List<TwitchSecret> secrets;
    private final LimitForgeries forgeries;
    private final Runnable wake;
    private final InstantSource clock;

    /**
     * @param secrets that we use, and the one before it while that is replaced
     * @param wake has what is stored handled soon; the sweep finds what nobody was woken for
     */
    public ReceiveTwitchMessage(
            StreamInbox inbox,
            TwitchMessages messages,
            List<TwitchSecret> secrets,
            LimitForgeries forgeries,
            Runnable wake,
            InstantSource clock) {
        this.inbox = inbox;
        this.messages = messages;
        this.secrets = List.copyOf(secrets);
        this.forgeries = forgeries;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * @param address from which it came
     */
    public Result receive(SignedMessage message, String address) {
        var now = clock.instant();
        if (!message.isGenuine(secrets, now)) {
            return forgeries
                    .refused(address, now)
                    .<Result>map(Result.TooMany::new)
                    .orElseGet(Result.Forged::new);
        }
        var body = text(message.body()).filter(messages::isReadable);
        var kind = message.kind();
        if (body.isEmpty()) {
            return new Result.Unreadable();
        }
        if (kind.isEmpty()) {
            return new Result.Accepted();
        }
        return switch (kind.get()) {
            case VERIFICATION ->
                    messages.challenge(body.get())
                            .map(
                                    answer -> {
                                        stored(message, body.get(), now);
                                        return new Result.Challenge(answer);
                                    })
                            .<Result>map(challenge -> challenge)
                            .orElseGet(Result.Unreadable::new);
            case NOTIFICATION, REVOCATION -> stored(message, body.get(), now);
        };
    }

    private Result stored(SignedMessage message, String body, Instant now) {
        var key = new InboxMessage.Key(InboxMessage.Source.TWITCH, message.id());
        boolean isNew =
                inbox.add(
                        InboxMessage.received(
                                key, message.type(), body, message.sentAt().orElse(now), now));
        if (isNew) {
            wake.run();
        }
        return new Result.Accepted();
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
