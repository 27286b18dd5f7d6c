package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.DailyEmail;
import java.util.UUID;
import java.util.concurrent.Executor;

/** An admin has a mail tried again that failed or was given up. */
public final class RetryEmail {

    public sealed interface Result {
        record Waiting(DailyEmail mail) implements Result {}

        record AlreadySent() implements Result {}

        record NoSuchMail() implements Result {}
    }

    private final DailyEmails emails;
    private final SendDailyEmails sender;
    private final Executor background;

    public RetryEmail(DailyEmails emails, SendDailyEmails sender, Executor background) {
        this.emails = emails;
        this.sender = sender;
        this.background = background;
    }

    public Result retry(UUID id) {
        var revival = emails.revive(id);
        if (revival.isEmpty()) {
            return new Result.NoSuchMail();
        }
        return switch (revival.get()) {
            case DailyEmail.Revival.AlreadySent _ -> new Result.AlreadySent();
            case DailyEmail.Revival.Waiting(var mail) -> {
                background.execute(() -> sender.sendAll(DailyEmail.Patience.WAITS_ARE_KEPT));
                yield new Result.Waiting(mail);
            }
        };
    }
}
