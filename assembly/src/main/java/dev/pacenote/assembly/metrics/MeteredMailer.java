package dev.pacenote.assembly.metrics;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.domain.delivery.SendFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A mailer whose outcomes are counted and timed. */
public final class MeteredMailer implements Mailer {

    private enum Outcome {
        ACCEPTED,
        REFUSED_FOR_NOW,
        REFUSED_FOR_GOOD,
        LOGIN_REFUSED
    }

    private record Handed(Kind kind, Outcome outcome) {}

    private final Mailer mailer;
    private final Map<Handed, Timer> timers = new HashMap<>();

    public MeteredMailer(Mailer mailer, MeterRegistry registry) {
        this.mailer = mailer;
        // All of them at once: an increase is only seen of what began at zero.
        for (var kind : Kind.values()) {
            for (var outcome : Outcome.values()) {
                timers.put(
                        new Handed(kind, outcome),
                        Timer.builder("pacenote.mails")
                                .description("Mails handed to the mail server, by what it said")
                                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                                .register(registry));
            }
        }
    }

    @Override
    public Result send(MailMessage message) {
        var sample = Timer.start();
        var result = mailer.send(message);
        sample.stop(timer(kind(message), outcome(result)));
        return result;
    }

    @Override
    public void unwritten(Kind kind) {
        timer(kind, Outcome.REFUSED_FOR_GOOD).record(Duration.ZERO);
        mailer.unwritten(kind);
    }

    private Timer timer(Kind kind, Outcome outcome) {
        return Objects.requireNonNull(timers.get(new Handed(kind, outcome)));
    }

    private static Kind kind(MailMessage message) {
        return message.unsubscribe().isPresent() ? Kind.DAILY : Kind.ACCOUNT;
    }

    private static Outcome outcome(Result result) {
        return switch (result) {
            case Result.Accepted _ -> Outcome.ACCEPTED;
            case Result.Refused(var failure) when failure.isLoginRefused() -> Outcome.LOGIN_REFUSED;
            case Result.Refused(var failure) when failure.kind() == SendFailure.Kind.PERMANENT ->
                    Outcome.REFUSED_FOR_GOOD;
            case Result.Refused _ -> Outcome.REFUSED_FOR_NOW;
        };
    }
}
