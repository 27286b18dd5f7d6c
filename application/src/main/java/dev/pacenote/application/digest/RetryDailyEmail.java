package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.DailyEmail;
import java.util.UUID;

/** An admin has a mail tried again that failed or was given up. */
public final class RetryDailyEmail {

    public sealed interface Result {
        record Waiting(DailyEmail mail) implements Result {}

        record AlreadySent() implements Result {}

        record NoSuchMail() implements Result {}
    }

    private final DailyEmails emails;
    private final Runnable sendSoon;

    /**
     * @param sendSoon has waiting mails tried in the background
     */
    public RetryDailyEmail(DailyEmails emails, Runnable sendSoon) {
        this.emails = emails;
        this.sendSoon = sendSoon;
    }

    public Result retry(UUID id) {
        var revival = emails.revive(id);
        if (revival.isEmpty()) {
            return new Result.NoSuchMail();
        }
        return switch (revival.get()) {
            case DailyEmail.Revival.AlreadySent _ -> new Result.AlreadySent();
            case DailyEmail.Revival.Waiting(var mail) -> {
                sendSoon.run();
                yield new Result.Waiting(mail);
            }
        };
    }
}
