package dev.pacenote.assembly.metrics;

import dev.pacenote.application.notice.Mailer;
import dev.pacenote.domain.notice.MailFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** A mailer whose outcomes are counted and timed. */
public final class MeteredMailer implements Mailer {

    private final Mailer mailer;
    private final MeterRegistry registry;

    public MeteredMailer(Mailer mailer, MeterRegistry registry) {
        this.mailer = mailer;
        this.registry = registry;
    }

    @Override
    public Result send(Mail mail) {
        var sample = Timer.start();
        var result = mailer.send(mail);
        sample.stop(
                Timer.builder("pacenote.mails")
                        .description("Mails handed to the mail server, by what it said")
                        .tag("kind", kind(mail))
                        .tag("outcome", outcome(result))
                        .register(registry));
        return result;
    }

    private static String kind(Mail mail) {
        return switch (mail) {
            case Mail.Daily _ -> "daily";
            case Mail.Account _ -> "account";
        };
    }

    private static String outcome(Result result) {
        return switch (result) {
            case Result.Accepted _ -> "accepted";
            case Result.Refused(var failure) ->
                    failure.kind() == MailFailure.Kind.PERMANENT
                            ? "refused_for_good"
                            : "refused_for_now";
        };
    }
}
