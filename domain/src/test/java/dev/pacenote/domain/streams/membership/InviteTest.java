package dev.pacenote.domain.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Invite.Terms;
import dev.pacenote.domain.streams.membership.Invite.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InviteTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Invite invite(int hours, int uses) {
        return Invite.created(
                UUID.randomUUID(),
                new GuildId("900000000000000001"),
                new AccountId(42),
                Terms.of(hours, uses, NOON),
                NOON,
                UUID.randomUUID());
    }

    @Test
    void an_invite_without_limits_is_good_for_ever() {
        var used = invite(0, 0).used(NOON).used(NOON);

        assertThat(used.validity(NOON.plus(Duration.ofDays(10_000)))).isEqualTo(Validity.VALID);
        assertThat(used.uses().count()).isEqualTo(2);
    }

    @Test
    void an_invite_ends_with_its_time() {
        var invite = invite(1, 0);

        assertThat(invite.validity(NOON.plusSeconds(3_599))).isEqualTo(Validity.VALID);
        assertThat(invite.validity(NOON.plusSeconds(3_600))).isEqualTo(Validity.EXPIRED);
        assertThatThrownBy(() -> invite.used(NOON.plusSeconds(3_600)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_invite_ends_with_its_last_use() {
        var last = invite(0, 1).used(NOON);

        assertThat(last.validity(NOON)).isEqualTo(Validity.USED_UP);
        assertThatThrownBy(() -> last.used(NOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_dead_invite_is_shown_for_thirty_days_more() {
        var days = Duration.ofDays(30);
        var expired = invite(1, 0);
        var end = NOON.plusSeconds(3_600);
        assertThat(expired.isForgotten(end.plus(days).minusSeconds(1))).isFalse();
        assertThat(expired.isForgotten(end.plus(days))).isTrue();
        var usedUp = invite(0, 1).used(end);
        assertThat(usedUp.isForgotten(end.plus(days).minusSeconds(1))).isFalse();
        assertThat(usedUp.isForgotten(end.plus(days))).isTrue();
        assertThat(invite(0, 2).used(end).isForgotten(end.plus(days))).isFalse();
    }

    @Test
    void time_and_uses_have_limits() {
        invite(8_760, 10_000);
        for (var wrong : new int[][] {{-1, 0}, {8_761, 0}, {0, -1}, {0, 10_001}}) {
            assertThatThrownBy(() -> Terms.of(wrong[0], wrong[1], NOON))
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void its_code_is_sixteen_random_digits_and_stands_in_no_log() {
        var id = UUID.fromString("01234567-89ab-4cde-8fed-cba987654321");

        assertThat(InviteCode.of(id).value()).isEqualTo("0123456789abcba9").hasSize(16);
        assertThat(InviteCode.of(id)).hasToString("InviteCode[hidden]");
        assertThatThrownBy(() -> new InviteCode("ABCDEF"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new InviteCode("abcde")).isInstanceOf(InvalidValueException.class);
    }
}
