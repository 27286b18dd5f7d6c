package dev.pacenote.application.streams.intake;

import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.SignedMessage;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
            Runnable wake,
            InstantSource clock) {
        this.inbox = inbox;
        this.messages = messages;
        this.secrets = List.copyOf(secrets);
        this.wake = wake;
        this.clock = clock;
    }

    public Result receive(SignedMessage message) {
        var now = clock.instant();
        if (!message.isGenuine(secrets, now)) {
            return new Result.Forged();
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
                            .<Result>map(Result.Challenge::new)
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
