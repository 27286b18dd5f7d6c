package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** Daily mails to test with, brought where they are to be as a sender would bring them there. */
public final class MailSamples {

    private MailSamples() {}

    /** The mail of this key, opened if there was none. */
    public static DailyEmail opened(DailyEmails emails, DailyEmailKey key) {
        return Objects.requireNonNull(emails.open(Map.of(key, UUID.randomUUID())).get(key));
    }

    /** The mail of this key, as whoever sends it at noon holds it. */
    public static DailyEmail claimed(DailyEmails emails, DailyEmailKey key) {
        var lease = Lease.at(Samples.NOON, UUID.randomUUID());
        return new DailyEmailChanges(emails)
                .changeIf(
                        emails.find(key).orElseThrow(),
                        mail -> mail.claimed(lease, Samples.NOON, RetryTiming.TRY_AT_ONCE))
                .orElseThrow();
    }

    /** A claimed mail after its try, of which the history does not know yet. */
    public static DailyEmail concluded(
            DailyEmails emails,
            DailyEmail claimed,
            Function<DeliveryState.Sending, DeliveryState> outcome) {
        if (!(claimed.state() instanceof DeliveryState.Sending sending)) {
            throw new AssertionError("nobody sends " + claimed);
        }
        return new DailyEmailChanges(emails)
                .changeIf(claimed, mail -> mail.concluded(sending.lease(), outcome.apply(sending)))
                .orElseThrow();
    }
}
