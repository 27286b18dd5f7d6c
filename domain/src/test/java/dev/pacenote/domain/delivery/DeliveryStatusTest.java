package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.digest.DailyEmailKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {

    @Test
    void an_address_that_no_mail_can_reach_is_dead() {
        for (var code : List.of("5.1.1", "5.1.10", "5.2.1", "5.0.0", "5.4.1", "5.4.4")) {
            assertThat(DeliveryStatus.of(code).orElseThrow().isDeadAddress("")).as(code).isTrue();
        }
    }

    @Test
    void trouble_that_passes_or_is_ours_is_no_dead_address() {
        for (var code :
                List.of(
                        "2.0.0", "4.1.1", "4.4.7", "5.1.7", "5.1.8", "5.2.0", "5.2.2", "5.2.3",
                        "5.3.0", "5.3.4", "5.4.5", "5.4.6", "5.5.0", "5.6.0", "5.7.1")) {
            assertThat(DeliveryStatus.of(code).orElseThrow().isDeadAddress("")).as(code).isFalse();
        }
    }

    @Test
    void a_comment_behind_the_code_is_ignored_and_anything_else_is_no_code() {
        assertThat(DeliveryStatus.of(" 5.1.1 (bad destination mailbox)"))
                .contains(new DeliveryStatus(5, 1, 1));
        for (var text : List.of("", "5", "5.1", "550 5.1.1", "3.1.1", "5.x.1", "5.1111.1")) {
            assertThat(DeliveryStatus.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_daily_mail_is_known_by_its_name_and_nothing_else_is() {
        var key =
                new DailyEmailKey(
                        new dev.pacenote.domain.identity.account.AccountId(42),
                        java.time.LocalDate.of(2026, 11, 21));

        assertThat(DailyEmailKey.ofStableName(key.stableName())).contains(key);
        for (var name :
                List.of(
                        "account.5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e",
                        "daily.2026-13-41.42",
                        "daily.2026-11-21.0",
                        "daily.2026-11-21.99999999999999999999")) {
            assertThat(DailyEmailKey.ofStableName(name)).as(name).isEmpty();
        }
    }
}
