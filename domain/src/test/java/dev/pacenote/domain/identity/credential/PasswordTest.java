package dev.pacenote.domain.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasswordTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final Password password = Password.of(new PasswordHash("old"));

    @Test
    void only_the_newest_reset_link_is_good() {
        var asked = password.resetRequested(first, NOON).resetRequested(second, NOON);

        assertThat(asked.isResetOpen(second)).isTrue();
        assertThat(asked.isResetOpen(first)).isFalse();
        assertThat(password.isResetOpen(first)).isFalse();
    }

    @Test
    void another_password_voids_a_reset_link() {
        var changed = password.resetRequested(first, NOON).changed(new PasswordHash("new"));

        assertThat(changed.hash().encoded()).isEqualTo("new");
        assertThat(changed.isResetOpen(first)).isFalse();
    }

    @Test
    void a_reset_link_that_was_used_is_not_opened_again_by_the_request_for_it() {
        var asked = password.resetRequested(first, NOON);
        var used = asked.changed(new PasswordHash("new"));

        assertThat(asked.resetRequested(first, NOON.plusSeconds(1))).isEqualTo(asked);
        assertThat(used.resetRequested(first, NOON.plusSeconds(1))).isEqualTo(used);
    }

    @Test
    void a_reset_link_that_was_asked_for_earlier_replaces_no_later_one() {
        var asked = password.resetRequested(second, NOON);

        assertThat(asked.resetRequested(first, NOON.minusSeconds(1))).isEqualTo(asked);
        var used = asked.changed(new PasswordHash("new"));
        assertThat(used.resetRequested(first, NOON.minusSeconds(1)))
                .as("after it was used")
                .isEqualTo(used);
    }

    @Test
    void a_reset_link_from_before_times_were_noted_is_replaced_by_any_other() {
        var old =
                new Password(
                        new PasswordHash("old"),
                        Optional.of(first),
                        Optional.of(first),
                        Optional.empty());

        assertThat(old.resetRequested(second, Instant.EPOCH).isResetOpen(second)).isTrue();
    }
}
