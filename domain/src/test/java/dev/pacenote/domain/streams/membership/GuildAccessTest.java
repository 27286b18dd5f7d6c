package dev.pacenote.domain.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.membership.GuildAccess.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuildAccessTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId ANN = new AccountId(42);
    private static final GuildId GUILD = new GuildId("900000000000000001");
    private static final GuildAccess ADMIN =
            new GuildAccess(
                    Optional.of(Membership.byDiscord(ANN, GUILD, true, NOON)), Optional.empty());
    private static final GuildAccess INVITED =
            new GuildAccess(Optional.empty(), Optional.of(Membership.byInvite(ANN, GUILD, NOON)));

    private static Instant after(Duration time) {
        return NOON.plus(time).minusMillis(1);
    }

    @Test
    void discords_word_serves_writes_a_minute_and_reads_five() {
        assertThat(ADMIN.serves(Use.WRITE, after(Duration.ofSeconds(60)))).isTrue();
        assertThat(ADMIN.serves(Use.WRITE, NOON.plusSeconds(60))).isFalse();
        assertThat(ADMIN.serves(Use.READ, after(Duration.ofMinutes(5)))).isTrue();
        assertThat(ADMIN.serves(Use.READ, NOON.plus(Duration.ofMinutes(5)))).isFalse();
    }

    @Test
    void while_discord_is_away_reads_are_served_a_quarter_of_an_hour_and_writes_never() {
        assertThat(ADMIN.servesWhileDiscordIsAway(Use.READ, after(Duration.ofMinutes(15))))
                .isTrue();
        assertThat(ADMIN.servesWhileDiscordIsAway(Use.READ, NOON.plus(Duration.ofMinutes(15))))
                .isFalse();
        assertThat(ADMIN.servesWhileDiscordIsAway(Use.WRITE, NOON)).isFalse();
    }

    @Test
    void an_invite_never_lowers_what_discord_gives_and_makes_nobody_an_admin() {
        var both = new GuildAccess(ADMIN.discord(), INVITED.invited());

        assertThat(both.isAdmin()).isTrue();
        assertThat(both.isInvited()).isTrue();
        assertThat(INVITED.isMember()).isTrue();
        assertThat(INVITED.isAdmin()).isFalse();
        assertThatThrownBy(() -> new Membership(ANN, GUILD, MembershipSource.INVITE, true, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_is_no_member_at_discord_any_more_is_none_unless_invited() {
        assertThat(ADMIN.verified(Optional.empty()).isMember()).isFalse();
        assertThat(INVITED.verified(Optional.empty()).isMember()).isTrue();
    }

    @Test
    void a_switch_that_nobody_touched_is_off_where_people_are_pinged_by_name_or_our_role() {
        assertThat(new NoticeChoice(Optional.empty(), PingMode.NONE).isOn()).isTrue();
        assertThat(new NoticeChoice(Optional.empty(), PingMode.ROLE).isOn()).isTrue();
        assertThat(new NoticeChoice(Optional.empty(), PingMode.MANAGED_ROLE).isOn()).isFalse();
        assertThat(new NoticeChoice(Optional.empty(), PingMode.MENTIONS).isOn()).isFalse();
        assertThat(new NoticeChoice(Optional.of(true), PingMode.MENTIONS).isMentioned()).isTrue();
        assertThat(new NoticeChoice(Optional.of(true), PingMode.ROLE).isMentioned()).isFalse();
        assertThat(new NoticeChoice(Optional.of(true), PingMode.MANAGED_ROLE).isByManagedRole())
                .isTrue();
        assertThat(new NoticeChoice(Optional.of(true), PingMode.MENTIONS).isByManagedRole())
                .isFalse();
    }

    @Test
    void a_switch_says_how_far_it_reaches() {
        assertThat(PingMode.ROLE.effect()).isEqualTo(PingMode.Effect.PERSONAL_ONLY);
        for (var mode : PingMode.values()) {
            assertThat(mode.effect() == PingMode.Effect.FULL).isEqualTo(mode != PingMode.ROLE);
        }
    }
}
