package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.Notice;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Writes a daily mail and hands it to the mail server, once. */
public final class HandOverDigest {

    private static final System.Logger LOG = System.getLogger(HandOverDigest.class.getName());

    /** What became of a mail. */
    sealed interface Handed {

        /** The mail server took it. */
        record Accepted(DigestResult result) implements Handed {}

        /** It could not be written, or the mail server did not take it. */
        record Refused(SendFailure failure, DigestResult result) implements Handed {}
    }

    private final DailyEmailContents contents;
    private final DigestTemplate template;
    private final Mailer mailer;

    public HandOverDigest(DailyEmailContents contents, DigestTemplate template, Mailer mailer) {
        this.contents = contents;
        this.template = template;
        this.mailer = mailer;
    }

    /**
     * @param to the reader's address
     */
    Handed hand(Account reader, EmailAddress to, DailyEmailKey key, List<Notice> content) {
        DailyEmailContents.Written written;
        try {
            written = contents.write(reader, key, content);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "mail " + key.stableName() + " cannot be written", e);
            return new Handed.Refused(SendFailure.notWrittenYet(), DigestResult.unwritten(content));
        }
        var result = written.result();
        return switch (handOver(to, key, written.digest())) {
            case Mailer.Result.Accepted _ -> new Handed.Accepted(result);
            case Mailer.Result.Refused(var failure) -> new Handed.Refused(failure, result);
        };
    }

    private Mailer.Result handOver(EmailAddress to, DailyEmailKey key, Digest digest) {
        return Mailer.send(
                mailer,
                Mailer.Kind.DAILY,
                key.stableName(),
                () ->
                        MailMessage.of(
                                to,
                                key.stableName(),
                                template.render(digest),
                                Optional.of(digest.links().unsubscribe())));
    }
}
