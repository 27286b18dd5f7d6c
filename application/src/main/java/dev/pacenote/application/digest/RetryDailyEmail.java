package dev.pacenote.application.digest;

import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.digest.DailyEmail;
import java.util.Optional;
import java.util.UUID;

/** An admin has a mail tried again that failed, was given up or was cancelled. */
public final class RetryDailyEmail {

    public sealed interface Result {
        record Waiting(DailyEmail mail) implements Result {}

        record AlreadySent() implements Result {}

        record NoSuchMail() implements Result {}
    }

    private final DailyEmails emails;
    private final DailyEmailChanges changes;
    private final Runnable sendSoon;

    /**
     * @param sendSoon has waiting mails tried in the background
     */
    public RetryDailyEmail(DailyEmails emails, Runnable sendSoon) {
        this.emails = emails;
        this.changes = new DailyEmailChanges(emails);
        this.sendSoon = sendSoon;
    }

    public Result retry(UUID id) {
        return emails.find(id).flatMap(this::revived).orElseGet(Result.NoSuchMail::new);
    }

    private Optional<Result> revived(DailyEmail known) {
        var mail = changes.changeIf(known, DailyEmail::revived).or(() -> emails.find(known.key()));
        return mail.map(
                now -> {
                    if (now.state() instanceof DeliveryState.Sent) {
                        return new Result.AlreadySent();
                    }
                    sendSoon.run();
                    return new Result.Waiting(now);
                });
    }
}
