package dev.pacenote.application.delivery.bounce;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.domain.notice.DailyMail;
import java.time.InstantSource;

/**
 * Hands mails about accounts to a mail server, and stops the daily mail to an address that it
 * refuses for good: such a refusal says of an address what a bounce says later.
 */
public final class RefusalRecordingMailer implements Mailer {

    private final Mailer mailer;
    private final RecordBounce bounces;
    private final InstantSource clock;

    public RefusalRecordingMailer(Mailer mailer, RecordBounce bounces, InstantSource clock) {
        this.mailer = mailer;
        this.bounces = bounces;
        this.clock = clock;
    }

    @Override
    public Result send(MailMessage mail) {
        var result = mailer.send(mail);
        if (result instanceof Result.Refused(var failure) && failure.stopsMail()) {
            bounces.record(
                    new RecordBounce.Bounce(
                            mail.to(),
                            mail.messageId(),
                            DailyMail.Reason.REFUSED,
                            clock.instant()));
        }
        return result;
    }

    @Override
    public void unwritten(Kind kind) {
        mailer.unwritten(kind);
    }
}
