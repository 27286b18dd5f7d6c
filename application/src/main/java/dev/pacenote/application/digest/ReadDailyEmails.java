package dev.pacenote.application.digest;

import dev.pacenote.application.digest.DigestSectionRenderer.Purpose;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import java.util.UUID;

/** A person reads a daily mail again, long after it left. */
public final class ReadDailyEmails {

    /** A mail with its subject line. */
    public record EmailHeadline(DailyEmail mail, String subject) {}

    /** A mail with everything it says. */
    public record EmailText(DailyEmail mail, Digest digest) {}

    private final DailyEmails emails;
    private final DigestItems items;
    private final Accounts accounts;
    private final RenderDigest writer;

    public ReadDailyEmails(
            DailyEmails emails, DigestItems items, Accounts accounts, RenderDigest writer) {
        this.emails = emails;
        this.items = items;
        this.accounts = accounts;
        this.writer = writer;
    }

    /** Mails that left or were refused, latest date first. */
    public Paging.Page<EmailHeadline> list(AccountId person, Paging paging) {
        var reader = accounts.find(person);
        return emails.tried(person, paging)
                .map(
                        mail ->
                                new EmailHeadline(
                                        mail,
                                        reader.flatMap(account -> digest(account, mail))
                                                .map(Digest::subject)
                                                .orElse("Pacenote " + mail.key().date())));
    }

    /**
     * @return empty when the person has no such mail, or nobody writes about anything in it: its
     *     area is switched off
     */
    public Optional<EmailText> read(AccountId person, UUID id) {
        return emails.find(id)
                .filter(mail -> mail.key().person().equals(person) && mail.attempts() > 0)
                .flatMap(
                        mail ->
                                accounts.find(person)
                                        .flatMap(account -> digest(account, mail))
                                        .map(digest -> new EmailText(mail, digest)));
    }

    private Optional<Digest> digest(Account reader, DailyEmail mail) {
        var content = items.of(mail.key());
        return writer.canWriteSome(content)
                ? Optional.of(
                        writer.write(
                                reader,
                                mail.key(),
                                content,
                                writer.coverage(mail.key()),
                                Purpose.READING))
                : Optional.empty();
    }
}
