package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.MailMessage;
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a daily mail and hands it to the mail server, once. */
public final class HandOverDigest {

    private static final System.Logger LOG = System.getLogger(HandOverDigest.class.getName());

    /** What became of a mail, with how many reasons for it each topic has. */
    sealed interface Handed {

        /** The mail server took it. */
        record Accepted(Map<Topic, Integer> found) implements Handed {}

        /** It could not be written, or the mail server did not take it. */
        record Refused(SendFailure failure, Map<Topic, Integer> found) implements Handed {}
    }

    private final Accounts accounts;
    private final DailyEmailContents contents;
    private final DigestTemplate template;
    private final Mailer mailer;

    public HandOverDigest(
            Accounts accounts,
            DailyEmailContents contents,
            DigestTemplate template,
            Mailer mailer) {
        this.accounts = accounts;
        this.contents = contents;
        this.template = template;
        this.mailer = mailer;
    }

    /**
     * @return empty when its reader is gone, or has no address
     */
    Optional<Handed> hand(DailyEmailKey key, List<Notice> content) {
        return accounts.find(key.person())
                .flatMap(reader -> reader.email().map(to -> hand(reader, to, key, content)));
    }

    private Handed hand(Account reader, EmailAddress to, DailyEmailKey key, List<Notice> content) {
        Digest digest;
        try {
            digest = contents.write(reader, key, content);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "mail " + key.stableName() + " cannot be written", e);
            return new Handed.Refused(SendFailure.notWrittenYet(), reasons(content));
        }
        return switch (handOver(to, key, digest)) {
            case Mailer.Result.Accepted _ -> new Handed.Accepted(digest.found());
            case Mailer.Result.Refused(var failure) -> new Handed.Refused(failure, digest.found());
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

    /** How many of these notices are a reason for a mail, by topic. */
    static Map<Topic, Integer> reasons(List<Notice> content) {
        var reasons = new LinkedHashMap<Topic, Integer>();
        for (var notice : content) {
            if (notice.isNews()) {
                reasons.merge(notice.topic(), 1, Integer::sum);
            }
        }
        return reasons;
    }
}
