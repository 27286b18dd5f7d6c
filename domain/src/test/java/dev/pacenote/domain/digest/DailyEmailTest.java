package dev.pacenote.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DailyEmailTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final DailyEmailKey KEY =
            new DailyEmailKey(new AccountId(7), LocalDate.of(2026, 11, 20));

    private static Lease lease() {
        return Lease.at(NOON, UUID.randomUUID());
    }

    private static DailyEmail claimed(Lease lease) {
        return DailyEmail.first(KEY, UUID.randomUUID())
                .claimed(lease, NOON, RetryTiming.WAITS_ARE_KEPT)
                .orElseThrow();
    }

    private static DeliveryState sent(DailyEmail mail) {
        return ((DeliveryState.Sending) mail.state()).accepted(NOON);
    }

    @Test
    void the_message_id_is_the_same_for_every_copy() {
        assertThat(KEY.stableName()).isEqualTo("daily.2026-11-20.7");
    }

    @Test
    void nobody_claims_a_mail_that_somebody_else_is_sending() {
        var mail = claimed(lease());

        assertThat(mail.claimed(lease(), NOON, RetryTiming.TRY_AT_ONCE)).isEmpty();
        assertThat(mail.claimed(lease(), NOON.plus(Lease.LENGTH), RetryTiming.WAITS_ARE_KEPT))
                .isPresent();
    }

    @Test
    void only_whoever_holds_the_lease_says_what_became_of_the_mail() {
        var lease = lease();
        var mail = claimed(lease);

        assertThat(mail.concluded(lease(), sent(mail))).isEmpty();
        var sent = mail.concluded(lease, sent(mail)).orElseThrow();

        assertThat(sent.state()).isEqualTo(sent(mail));
        assertThat(sent.concluded(lease, sent(mail))).as("a second time").isEmpty();
    }

    @Test
    void an_outcome_is_pending_for_the_history_until_it_is_reported() {
        var lease = lease();
        var mail = claimed(lease);
        assertThat(mail.historyPending()).isFalse();

        var sent = mail.concluded(lease, sent(mail)).orElseThrow();

        assertThat(sent.historyPending()).isTrue();
        assertThat(sent.isOver()).isFalse();
        assertThat(sent.reported().isOver()).isTrue();
    }

    @Test
    void a_sent_mail_is_not_revived() {
        var lease = lease();
        var mail = claimed(lease);

        assertThat(mail.concluded(lease, sent(mail)).orElseThrow().revived()).isEmpty();
    }
}
