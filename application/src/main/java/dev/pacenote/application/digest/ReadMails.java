package dev.pacenote.application.digest;

import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.digest.DailyDigest;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.UserId;
import java.util.Optional;
import java.util.UUID;

/** A person reads a daily mail again, long after it left. */
public final class ReadMails {

    /** A mail with its subject line. */
    public record Headline(DailyEmail mail, String subject) {}

    /** A mail with everything it says. */
    public record Letter(DailyEmail mail, DailyDigest digest) {}

    private final DailyEmails emails;
    private final Notices notices;
    private final Users users;
    private final WriteDigest writer;

    public ReadMails(DailyEmails emails, Notices notices, Users users, WriteDigest writer) {
        this.emails = emails;
        this.notices = notices;
        this.users = users;
        this.writer = writer;
    }

    /** Mails that left or were refused, latest date first. */
    public Paging.Page<Headline> list(UserId person, Paging paging) {
        var reader = users.find(person);
        return emails.tried(person, paging)
                .map(
                        mail ->
                                new Headline(
                                        mail,
                                        reader.flatMap(account -> digest(account, mail))
                                                .map(DailyDigest::subject)
                                                .orElse("Pacenote " + mail.key().date())));
    }

    /**
     * @return empty when the person has no such mail
     */
    public Optional<Letter> read(UserId person, UUID id) {
        return emails.find(id)
                .filter(mail -> mail.key().person().equals(person) && mail.attempts() > 0)
                .flatMap(
                        mail ->
                                users.find(person)
                                        .flatMap(account -> digest(account, mail))
                                        .map(digest -> new Letter(mail, digest)));
    }

    private Optional<DailyDigest> digest(Account reader, DailyEmail mail) {
        var content = notices.in(mail.key());
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(writer.write(reader, mail.key(), content));
    }
}
