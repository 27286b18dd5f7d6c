package dev.pacenote.application.notice;

import dev.pacenote.application.identity.Users;
import dev.pacenote.application.shared.Ids;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.MailPermission;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.notice.DailyDigest;
import dev.pacenote.domain.notice.DailyEmail;
import dev.pacenote.domain.notice.DailyEmail.Patience;
import dev.pacenote.domain.notice.HistoryEntry;
import dev.pacenote.domain.notice.HistoryEntry.Status;
import dev.pacenote.domain.notice.MailFailure;
import dev.pacenote.domain.notice.MailKey;
import dev.pacenote.domain.notice.Notice;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Empties the outbox. Each mail is claimed, filled with what waits for its reader, handed to the
 * mail server once, and its outcome stored together with the history. A crash between any two steps
 * leaves a claim that lapses; whoever takes it over sends the same content under the same
 * Message-ID.
 */
public final class SendDailyEmails {

    private static final int BATCH = 100;

    /**
     * @param people whose mail was tried
     */
    public record Report(int sent, int failed, Set<UserId> people) {}

    private enum Outcome {
        SENT,
        FAILED,
        NOTHING_TRIED
    }

    private final Notices notices;
    private final DailyEmails emails;
    private final NotificationHistory history;
    private final Users users;
    private final Mailer mailer;
    private final WriteDigest writer;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    public SendDailyEmails(
            Notices notices,
            DailyEmails emails,
            NotificationHistory history,
            Users users,
            Mailer mailer,
            WriteDigest writer,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.notices = notices;
        this.emails = emails;
        this.history = history;
        this.users = users;
        this.mailer = mailer;
        this.writer = writer;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Opens the date's mail for everybody who has something waiting. */
    public void open(LocalDate date) {
        for (var person : notices.peopleWaiting(date)) {
            switch (permission(person)) {
                case ALLOWED -> emails.open(new MailKey(person, date), ids.next());
                case UNSUBSCRIBED, DISABLED -> notices.keepInInboxOnly(person);
                case UNVERIFIED -> {
                    // Waits for the confirmation, however long that takes.
                }
            }
        }
    }

    /** Tries every mail that may be tried now, each once. */
    public Report sendAll(Patience patience) {
        int sent = 0;
        int failed = 0;
        var people = new HashSet<UserId>();
        var tried = new HashSet<MailKey>();
        while (true) {
            var keys =
                    emails.claimable(clock.instant(), patience, BATCH + tried.size()).stream()
                            .filter(tried::add)
                            .toList();
            if (keys.isEmpty()) {
                return new Report(sent, failed, people);
            }
            for (var key : keys) {
                switch (send(key, patience)) {
                    case SENT -> {
                        sent++;
                        people.add(key.person());
                    }
                    case FAILED -> {
                        failed++;
                        people.add(key.person());
                    }
                    case NOTHING_TRIED -> {
                        // Somebody else has it, or there is nothing to send.
                    }
                }
            }
        }
    }

    private MailPermission permission(UserId person) {
        return users.find(person).map(Account::mailPermission).orElse(MailPermission.DISABLED);
    }

    private Outcome send(MailKey key, Patience patience) {
        var permission = permission(key.person());
        if (permission == MailPermission.UNVERIFIED) {
            return Outcome.NOTHING_TRIED;
        }
        var now = clock.instant();
        var claimed = emails.claim(key, DailyEmail.Claim.at(now, ids.next()), now, patience);
        if (claimed.isEmpty()) {
            return Outcome.NOTHING_TRIED;
        }
        var mail = claimed.get();
        if (permission != MailPermission.ALLOWED) {
            withdraw(mail, "not_wanted");
            return Outcome.NOTHING_TRIED;
        }
        var content = content(mail);
        if (content.stream().noneMatch(notice -> notice.route() == Notice.Route.MAIL)) {
            withdraw(mail, "nothing_to_say");
            return Outcome.NOTHING_TRIED;
        }
        return hand(mail, content);
    }

    /**
     * What the mail says: everything that waits, unless a copy may have left already. A mail that
     * holds nothing never left, whatever became of whoever claimed it before.
     */
    private List<Notice> content(DailyEmail.Sending mail) {
        var held = notices.in(mail.key());
        if (mail.uncertain() && !held.isEmpty()) {
            return held;
        }
        notices.assign(mail.key());
        return notices.in(mail.key());
    }

    private void withdraw(DailyEmail.Sending mail, String reason) {
        emails.conclude(mail.withdrawn(reason, clock.instant()), mail.claim().token());
    }

    private Outcome hand(DailyEmail.Sending mail, List<Notice> content) {
        var reader = users.find(mail.key().person());
        if (reader.isEmpty()) {
            return Outcome.NOTHING_TRIED;
        }
        var digest = writer.write(reader.get(), mail.key(), content);
        var message = new Mailer.Mail.Daily(reader.get().email(), mail.key().stableName(), digest);
        return switch (mailer.send(message)) {
            case Mailer.Result.Accepted _ -> {
                accepted(mail, digest);
                yield Outcome.SENT;
            }
            case Mailer.Result.Refused(var failure) -> {
                refused(mail, digest, failure);
                yield Outcome.FAILED;
            }
        };
    }

    private void accepted(DailyEmail.Sending mail, DailyDigest digest) {
        transactions.run(
                () -> {
                    emails.conclude(mail.accepted(clock.instant()), mail.claim().token());
                    write(mail.key(), digest, Status.SENT, Optional.empty());
                });
    }

    private void refused(DailyEmail.Sending mail, DailyDigest digest, MailFailure failure) {
        transactions.run(
                () -> {
                    if (!emails.conclude(
                            mail.refused(failure, clock.instant()), mail.claim().token())) {
                        return;
                    }
                    write(mail.key(), digest, Status.TECHNICAL_ERROR, Optional.of(failure.kind()));
                    if (failure.kind() == MailFailure.Kind.PERMANENT) {
                        users.setMailEnabled(mail.key().person(), false);
                    }
                });
    }

    private void write(
            MailKey key, DailyDigest digest, Status status, Optional<MailFailure.Kind> failure) {
        var now = clock.instant();
        for (var section : digest.sections()) {
            if (section.found() == 0) {
                continue;
            }
            var message =
                    failure.map(SendDailyEmails::explain)
                            .orElseGet(() -> writer.told(key, section.topic(), section.found()));
            history.put(
                    new HistoryEntry(
                            key.person(),
                            section.topic(),
                            key.date(),
                            status,
                            section.found(),
                            message,
                            now));
        }
    }

    private static String explain(MailFailure.Kind kind) {
        return switch (kind) {
            case TEMPORARY -> "The mail could not be handed over yet; it is tried again.";
            case PERMANENT ->
                    "The mail server refused your address, so mail is switched off; everything is in"
                            + " your inbox.";
        };
    }
}
