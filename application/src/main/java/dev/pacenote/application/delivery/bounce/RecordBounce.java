package dev.pacenote.application.delivery.bounce;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.DailyMail;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;

/**
 * Stops the daily mail of an account whose mail came back for good, or whose reader called it
 * unwanted. Whoever reports that has made sure that the mail was ours. One change of the
 * preferences of one account, after what was in the mail is noted as not told: a report that is
 * heard twice, by two instances or after a crash, is the same as once.
 */
public final class RecordBounce {

    private static final System.Logger LOG = System.getLogger(RecordBounce.class.getName());

    /**
     * A mail that did not reach its reader, or was not wanted.
     *
     * @param address to which it was sent
     * @param mail its stable name
     * @param sentAt when it left
     */
    public record Bounce(
            EmailAddress address, String mail, DailyMail.Reason reason, Instant sentAt) {}

    public sealed interface Result {
        record Stopped(AccountId person) implements Result {}

        /** It had stopped already, or the person switched it on after that mail. */
        record Unchanged() implements Result {}

        /** Nobody has that address any more, or not the account to which the mail was sent. */
        record NobodyThere() implements Result {}
    }

    private final Accounts users;
    private final List<MessageRecipients> recipients;
    private final DeliveryBounces deliveries;
    private final StopDailyMail mails;

    /**
     * @param recipients know from the id of a message for whom it was
     * @param deliveries what was in mails about notices
     */
    public RecordBounce(
            Accounts users,
            List<MessageRecipients> recipients,
            DeliveryBounces deliveries,
            StopDailyMail mails) {
        this.users = users;
        this.deliveries = deliveries;
        this.recipients = List.copyOf(recipients);
        this.mails = mails;
    }

    public Result record(Bounce bounce) {
        if (bounce.reason() == DailyMail.Reason.BOUNCED) {
            // Whoever has that address by now: it did not arrive.
            deliveries.cameBack(bounce.mail());
        }
        var reader =
                users.findByLogin(bounce.address().key())
                        .filter(account -> account.hasAddress(bounce.address()))
                        .filter(account -> isReader(account, bounce));
        if (reader.isEmpty()) {
            return new Result.NobodyThere();
        }
        var person = reader.get().id();
        return switch (mails.stop(person, bounce.reason(), bounce.sentAt())) {
            case NOBODY -> new Result.NobodyThere();
            case UNCHANGED -> new Result.Unchanged();
            case STOPPED -> {
                LOG.log(
                        Level.INFO,
                        "daily mail of account {0} stopped: {1} {2}",
                        person,
                        bounce.mail(),
                        bounce.reason().wireName());
                yield new Result.Stopped(person);
            }
        };
    }

    /** Where the message does not say for whom it was, the address alone says so. */
    private boolean isReader(Account account, Bounce bounce) {
        return recipients.stream()
                .flatMap(known -> known.of(bounce.mail()).stream())
                .allMatch(account.id()::equals);
    }
}
