package dev.pacenote.application.delivery.mail;

import dev.pacenote.domain.delivery.RefusalTrust;
import dev.pacenote.domain.delivery.SendFailure;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Believes a mail server's word about readers only as far as {@link RefusalTrust} says: a refusal
 * for good that is not believed is one for now, so that nobody's mail is switched off for a fault
 * of ours. What this process saw counts; each starts without an opinion.
 */
public final class DoubtingMailer implements Mailer {

    private static final System.Logger LOG = System.getLogger(DoubtingMailer.class.getName());

    private final Mailer mailer;
    private final AtomicReference<RefusalTrust> trust = new AtomicReference<>(RefusalTrust.UNKNOWN);

    public DoubtingMailer(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Result send(MailMessage mail) {
        var result = mailer.send(mail);
        return switch (result) {
            case Result.Accepted _ -> {
                trust.updateAndGet(RefusalTrust::accepted);
                yield result;
            }
            case Result.Refused(var failure) ->
                    failure.stopsMail() ? doubted(mail, result) : result;
        };
    }

    private Result doubted(MailMessage mail, Result refusal) {
        var now = trust.updateAndGet(RefusalTrust::refused);
        if (now.isBelieved()) {
            return refusal;
        }
        if (now.isAgainstUs()) {
            // An alarm counts the beginning of these lines.
            LOG.log(
                    Level.ERROR,
                    "mail login refused: the mail server refuses reader after reader, so it may be"
                            + " us: check EMAIL_FROM and what it says");
        } else {
            LOG.log(
                    Level.WARNING,
                    "the mail server has taken no mail since the start: that it refuses the reader"
                            + " of mail {0} is not believed yet",
                    mail.messageId());
        }
        return new Result.Refused(SendFailure.refusalNotBelieved());
    }

    @Override
    public void unwritten(Kind kind) {
        mailer.unwritten(kind);
    }
}
