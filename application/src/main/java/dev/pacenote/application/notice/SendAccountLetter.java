package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.notice.MailFailure;
import dev.pacenote.domain.notice.RetrySchedule;
import java.time.Duration;
import java.util.Optional;

/** Hands a mail about an account to the mail server, and says when to try again if that failed. */
public final class SendAccountLetter {

    public sealed interface Result {
        record Sent() implements Result {}

        record TryAgain(Duration after) implements Result {}

        /** Refused for good, or tried often enough. */
        record GivenUp(String why) implements Result {}
    }

    private final Mailer mailer;

    public SendAccountLetter(Mailer mailer) {
        this.mailer = mailer;
    }

    /**
     * @param failedBefore how many tries failed already
     */
    public Result send(AccountLetter letter, int failedBefore) {
        return switch (mailer.send(new Mailer.Mail.Account(letter))) {
            case Mailer.Result.Accepted _ -> new Result.Sent();
            case Mailer.Result.Refused(var failure) -> {
                Optional<Duration> wait =
                        failure.kind() == MailFailure.Kind.PERMANENT
                                ? Optional.empty()
                                : RetrySchedule.waitAfter(failedBefore + 1);
                yield wait.<Result>map(Result.TryAgain::new)
                        .orElseGet(() -> new Result.GivenUp(failure.code()));
            }
        };
    }
}
