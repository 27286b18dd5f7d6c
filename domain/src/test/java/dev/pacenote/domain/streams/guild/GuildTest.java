package dev.pacenote.domain.streams.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuildTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final GuildId ID = new GuildId("900000000000000001");

    private static Guild guild() {
        return Guild.discovered(ID, "Speed Club", Optional.of("ab12"), Optional.of("186"));
    }

    @Test
    void an_owner_who_is_not_told_this_time_stays_known() {
        var seen = guild().seen("Speeders", Optional.empty(), Optional.empty());

        assertThat(seen.owner()).contains("186");
        assertThat(seen.name()).isEqualTo("Speeders");
        assertThat(seen.icon()).isEmpty();
        assertThat(seen.seen("x", Optional.empty(), Optional.of("187")).owner()).contains("187");
    }

    @Test
    void a_bot_that_comes_back_within_thirty_days_finds_everything() {
        var gone = guild().botArrived().botLeft(NOON);
        var thirtyDays = NOON.plus(Duration.ofDays(30));

        assertThat(gone.bot().isPresent()).isFalse();
        assertThat(gone.bot().isAwayTooLong(thirtyDays.minusSeconds(1))).isFalse();
        assertThat(gone.bot().isAwayTooLong(thirtyDays)).isTrue();
        assertThat(gone.botArrived().bot().isPresent()).isTrue();
        assertThat(gone.forgotten().bot().isAwayTooLong(thirtyDays)).as("done").isFalse();
        assertThat(gone.botArrived().forgotten().bot().isPresent()).isTrue();
    }

    @Test
    void hearing_again_that_the_bot_is_gone_does_not_start_the_thirty_days_anew() {
        var gone = guild().botArrived().botLeft(NOON).botLeft(NOON.plus(Duration.ofDays(20)));

        assertThat(gone.bot()).isEqualTo(new BotPresence.Gone(NOON));
        assertThat(guild().botLeft(NOON).bot())
                .as("it was never there")
                .isEqualTo(new BotPresence.NeverSeen());
        assertThat(guild().bot().isAwayTooLong(NOON)).isFalse();
    }

    @Test
    void discord_is_not_asked_for_five_seconds_after_it_said_that_the_bot_is_not_there() {
        var missed = guild().botLeft(NOON);
        assertThat(guild().isSurelyWithoutBot(NOON)).as("nobody asked").isFalse();
        assertThat(missed.isSurelyWithoutBot(NOON.plusMillis(4_999))).isTrue();
        assertThat(missed.isSurelyWithoutBot(NOON.plusSeconds(5))).isFalse();

        assertThat(missed.botArrived().isSurelyWithoutBot(NOON)).isFalse();
        assertThat(guild().botArrived().botLeft(NOON).isSurelyWithoutBot(NOON)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890123456", "123456789012345678901", "12345678901234567a"})
    void ids_of_discord_have_seventeen_to_twenty_digits(String id) {
        assertThatThrownBy(() -> new GuildId(id)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new RoleId(id)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TextChannelId(id)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new MessageId(id)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void the_id_of_a_message_tells_when_discord_took_it() {
        assertThat(new MessageId("175928847299117063").createdAt())
                .isEqualTo(Instant.parse("2016-04-30T11:18:25.796Z"));
    }

    @Test
    void a_server_whose_admins_chose_nothing_has_the_usual_settings_and_nothing_stored() {
        var config = GuildConfig.initial(ID);

        assertThat(config.version()).isZero();
        assertThat(config.changed()).isEmpty();
        assertThat(config.settings().target().channel()).isEmpty();
        assertThat(config.settings().rules().cooldown()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.changed(config.settings(), new AccountId(42), NOON).changed())
                .contains(new GuildConfig.Change(NOON, Optional.of(new AccountId(42))));
    }

    @Test
    void a_cooldown_is_a_number_of_minutes_up_to_a_day() {
        for (var wrong :
                new Duration[] {
                    Duration.ofMinutes(-1), Duration.ofMinutes(1_441), Duration.ofSeconds(90)
                }) {
            assertThatThrownBy(() -> new GuildSettings.Rules(Set.of(), wrong))
                    .isInstanceOf(InvalidValueException.class);
        }
        new GuildSettings.Rules(Set.of(), Duration.ofDays(1));
    }

    @Test
    void the_first_refusal_pauses_a_channel_and_its_reason_stays_until_it_is_mended() {
        TargetHealth health = new TargetHealth.Ok();
        assertThat(health.isPaused()).isFalse();

        health = health.refused(TargetHealth.Reason.MISSING_ACCESS, NOON, NOON);
        var later = NOON.plusSeconds(1);
        assertThat(health.refused(TargetHealth.Reason.UNKNOWN_CHANNEL, later, later))
                .isEqualTo(new TargetHealth.Paused(TargetHealth.Reason.MISSING_ACCESS, NOON));
        assertThat(health.healed(later)).isEqualTo(new TargetHealth.Ok(Optional.of(later)));
    }

    @Test
    void a_refusal_of_what_was_asked_before_the_channel_was_mended_changes_nothing() {
        var mended = new TargetHealth.Ok().healed(NOON);
        var reason = TargetHealth.Reason.MISSING_PERMISSIONS;
        var later = NOON.plusSeconds(9);

        assertThat(mended.refused(reason, NOON.minusMillis(1), later)).isEqualTo(mended);
        assertThat(mended.refused(reason, NOON, later))
                .isEqualTo(new TargetHealth.Paused(reason, later));
    }

    @Test
    void a_look_that_is_older_than_the_pause_mends_nothing_and_none_makes_a_mending_older() {
        var paused = new TargetHealth.Paused(TargetHealth.Reason.MISSING_ACCESS, NOON);
        assertThat(paused.healed(NOON.minusMillis(1))).isEqualTo(paused);

        var mended = paused.healed(NOON.plusSeconds(5));
        assertThat(mended.healed(NOON.plusSeconds(2))).isEqualTo(mended);
        assertThat(mended.withBotBack(NOON.plusSeconds(7)))
                .isEqualTo(new TargetHealth.Ok(Optional.of(NOON.plusSeconds(7))));
    }

    @Test
    void whoever_may_link_takes_in_those_before() {
        assertThat(LinkingPolicy.ADMINS.allows(true, false)).isTrue();
        assertThat(LinkingPolicy.ADMINS.allows(false, true)).isFalse();
        assertThat(LinkingPolicy.INVITED.allows(false, true)).isTrue();
        assertThat(LinkingPolicy.INVITED.allows(true, false)).isTrue();
        assertThat(LinkingPolicy.INVITED.allows(false, false)).isFalse();
        assertThat(LinkingPolicy.MEMBERS.allows(false, false)).isTrue();
    }

    @Test
    void every_word_of_the_wire_is_read_back() {
        for (var it : PingMode.values()) {
            assertThat(PingMode.of(it.wireName())).contains(it);
        }
        for (var it : LinkingPolicy.values()) {
            assertThat(LinkingPolicy.of(it.wireName())).contains(it);
        }
        for (var it : EndAction.values()) {
            assertThat(EndAction.of(it.wireName())).contains(it);
        }
        for (var it : BroadcastType.values()) {
            assertThat(BroadcastType.of(it.wireName())).contains(it);
        }
        for (var it : TargetHealth.Reason.values()) {
            assertThat(TargetHealth.Reason.of(it.wireName())).contains(it);
        }
        assertThat(PingMode.of("everyone")).isEmpty();
    }
}
