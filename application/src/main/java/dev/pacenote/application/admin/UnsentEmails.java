package dev.pacenote.application.admin;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.identity.account.Account;

/** An admin looks at the mails that no mail server took so far. */
public final class UnsentEmails {

    /** A mail and whom it is for; an account that is gone took its mails along. */
    public record Row(DailyEmail mail, Account reader) {}

    private final DailyEmails emails;
    private final Accounts accounts;

    public UnsentEmails(DailyEmails emails, Accounts accounts) {
        this.emails = emails;
        this.accounts = accounts;
    }

    /** Latest date first. */
    public Paging.Page<Row> list(Paging paging) {
        var page = emails.unsent(paging);
        var rows =
                page.rows().stream()
                        .flatMap(
                                mail ->
                                        accounts.find(mail.key().person()).stream()
                                                .map(reader -> new Row(mail, reader)))
                        .toList();
        return new Paging.Page<>(paging, rows, page.total());
    }
}
