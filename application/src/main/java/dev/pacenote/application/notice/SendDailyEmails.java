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
import dev.pacenote.domain.notice.DailyEmail.Withdrawal;
import dev.pacenote.domain.notice.HistoryEntry;
import dev.pacenote.domain.notice.HistoryEntry.Status;
import dev.pacenote.domain.notice.MailFailure;
import dev.pacenote.domain.notice.MailKey;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.WorkItem.Outcome;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Empties the outbox. Each mail is claimed, filled with what waits for its reader, handed to the
 * mail server once, and its outcome stored together with the history. A crash between any two steps
 * leaves a claim that lapses; whoever takes it over sends the same content under the same
 * Message-ID.
 */
public final class SendDailyEmails {

    private static final int BATCH = 100;

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

    /**
     * Opens the date's mail for everybody who has something waiting.
     *
     * @return those mails
     */
    public List<MailKey> open(LocalDate date) {
        var opened = new ArrayList<MailKey>();
        for (var person : notices.peopleWaiting(date)) {
            switch (permission(person)) {
                case ALLOWED ->
                        opened.add(emails.open(new MailKey(person, date), ids.next()).key());
                case UNSUBSCRIBED, DISABLED -> notices.keepInInboxOnly(person);
                case UNVERIFIED -> {
                    // Waits for the confirmation, however long that takes.
                }
            }
        }
        return opened;
    }

    /** Mails that may be tried now, oldest date first. */
    public List<MailKey> waiting(Patience patience) {
        return emails.claimable(clock.instant(), patience, Integer.MAX_VALUE);
    }

    /** Mails that may be tried now, or as soon as whoever tries one this moment has vanished. */
    public List<MailKey> unfinished() {
        return emails.claimable(
                clock.instant().plus(DailyEmail.Claim.LENGTH),
                Patience.TRY_AT_ONCE,
                Integer.MAX_VALUE);
    }

    /** Whether somebody is handing this mail over right now. */
    public boolean isUnderWay(MailKey mail) {
        return emails.find(mail)
                .filter(DailyEmail.Sending.class::isInstance)
                .filter(sending -> !sending.claimable(clock.instant(), Patience.TRY_AT_ONCE))
                .isPresent();
    }

    /** Tries every mail that may be tried now, each once. */
    public void sendAll(Patience patience) {
        tellHistory();
        var tried = new HashSet<MailKey>();
        while (true) {
            var keys =
                    emails.claimable(clock.instant(), patience, BATCH + tried.size()).stream()
                            .filter(tried::add)
                            .toList();
            if (keys.isEmpty()) {
                return;
            }
            keys.forEach(key -> send(key, patience));
        }
    }

    /** Completes the history where a crash came between a mail's outcome and its history. */
    public void tellHistory() {
        for (var key : emails.untold()) {
            emails.find(key).ifPresent(this::tellLate);
        }
    }

    private void tellLate(DailyEmail mail) {
        var content = notices.in(mail.key());
        var reader = users.find(mail.key().person());
        if (reader.isPresent() && !content.isEmpty()) {
            var digest = writer.write(reader.get(), mail.key(), content);
            transactions.run(() -> tell(mail, digest));
        }
        emails.told(mail.key());
    }

    private MailPermission permission(UserId person) {
        return users.find(person).map(Account::mailPermission).orElse(MailPermission.DISABLED);
    }

    /** Tries one mail, if it may be tried now. */
    public Outcome send(MailKey key, Patience patience) {
        var permission = permission(key.person());
        if (permission == MailPermission.UNVERIFIED) {
            return Outcome.NOTHING;
        }
        var now = clock.instant();
        var claimed = emails.claim(key, DailyEmail.Claim.at(now, ids.next()), now, patience);
        if (claimed.isEmpty()) {
            return Outcome.NOTHING;
        }
        var mail = claimed.get();
        if (permission != MailPermission.ALLOWED) {
            withdraw(mail, Withdrawal.NOT_WANTED);
            return Outcome.NOTHING;
        }
        var content = content(mail);
        if (content.stream().noneMatch(notice -> notice.route() == Notice.Route.MAIL)) {
            withdraw(mail, Withdrawal.NOTHING_TO_SAY);
            return Outcome.NOTHING;
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

    private void withdraw(DailyEmail.Sending mail, Withdrawal reason) {
        if (emails.conclude(mail.withdrawn(reason, clock.instant()), mail.claim().token())) {
            emails.told(mail.key());
        }
    }

    private Outcome hand(DailyEmail.Sending mail, List<Notice> content) {
        var reader = users.find(mail.key().person());
        if (reader.isEmpty()) {
            return Outcome.NOTHING;
        }
        var digest = writer.write(reader.get(), mail.key(), content);
        var message = new Mailer.Mail.Daily(reader.get().email(), mail.key().stableName(), digest);
        return switch (mailer.send(message)) {
            case Mailer.Result.Accepted _ -> {
                conclude(mail, mail.accepted(clock.instant()), digest);
                yield Outcome.DONE;
            }
            case Mailer.Result.Refused(var failure) -> {
                conclude(mail, mail.refused(failure, clock.instant()), digest);
                yield Outcome.FAILED;
            }
        };
    }

    /**
     * Where outbox and history share a store, outcome and history are stored together. Where they
     * do not, the outcome comes first, for it decides whether the mail leaves again; a crash before
     * the history is made good by {@link #tellHistory}.
     */
    private void conclude(DailyEmail.Sending mail, DailyEmail outcome, DailyDigest digest) {
        boolean mine =
                transactions.inOne(
                        () -> {
                            boolean stored = emails.conclude(outcome, mail.claim().token());
                            // What the mail server took was sent, also when somebody else has
                            // taken the mail over meanwhile.
                            if (stored || outcome instanceof DailyEmail.Sent) {
                                tell(outcome, digest);
                            }
                            return stored;
                        });
        if (mine) {
            emails.told(mail.key());
        }
    }

    private void tell(DailyEmail outcome, DailyDigest digest) {
        switch (outcome) {
            case DailyEmail.Sent _ -> write(outcome.key(), digest, Status.SENT, Optional.empty());
            case DailyEmail.Failed _ ->
                    write(
                            outcome.key(),
                            digest,
                            Status.TECHNICAL_ERROR,
                            Optional.of(MailFailure.Kind.TEMPORARY));
            case DailyEmail.Dead dead -> {
                var kind = dead.failure().kind();
                write(outcome.key(), digest, Status.TECHNICAL_ERROR, Optional.of(kind));
                if (kind == MailFailure.Kind.PERMANENT) {
                    users.setMailEnabled(outcome.key().person(), false);
                }
            }
            case DailyEmail.Withdrawn _ -> {
                // Nobody was told anything, so there is nothing to tell.
            }
            case DailyEmail.Pending _, DailyEmail.Sending _ -> {
                // Tried again meanwhile: its next outcome is told.
            }
        }
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
