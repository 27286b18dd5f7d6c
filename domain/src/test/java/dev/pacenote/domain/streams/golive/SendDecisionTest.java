package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.SendDecision.Situation;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendDecisionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final GuildId GUILD = new GuildId("900000000000000001");
    private static final StreamerId ADA = new StreamerId(UUID.randomUUID());
    private static final Broadcast LIVE = broadcast(BroadcastType.LIVE);
    private static final Link LINK = Link.added(new Link.Key(GUILD, ADA), new AccountId(42), NOON);
    private static final GuildSettings SETTINGS = settings(true);

    private static Broadcast broadcast(BroadcastType type) {
        return Broadcast.started(UUID.randomUUID(), ADA, "41", type, NOON, NOON);
    }

    private static GuildSettings settings(boolean enabled) {
        var usual = GuildSettings.DEFAULT;
        return new GuildSettings(
                enabled,
                usual.linking(),
                new GuildSettings.Target(
                        Optional.of(new TextChannelId("800000000000000001")),
                        PingMode.ROLE,
                        Optional.empty()),
                usual.rules(),
                usual.appearance());
    }

    private static Situation situation(Broadcast broadcast, Optional<Link> link) {
        return new Situation(
                broadcast, link, SETTINGS, true, new TargetHealth.Ok(), Optional.empty());
    }

    private static SendDecision decided(Situation situation) {
        return SendDecision.of(situation, NOON.plusSeconds(5));
    }

    private static SendDecision skip(AnnouncementReason reason) {
        return new SendDecision.Skip(reason);
    }

    @Test
    void a_channel_that_goes_live_is_posted_with_its_ping() {
        assertThat(decided(situation(LIVE, Optional.of(LINK))))
                .isEqualTo(new SendDecision.Post(AnnouncementReason.ANNOUNCED, true));
    }

    @Test
    void who_is_not_followed_any_more_or_where_the_bot_is_gone_is_taken_back() {
        assertThat(decided(situation(LIVE, Optional.empty())))
                .isEqualTo(new SendDecision.Cancel(AnnouncementReason.UNLINKED));
        assertThat(
                        decided(
                                new Situation(
                                        LIVE,
                                        Optional.of(LINK),
                                        SETTINGS,
                                        false,
                                        new TargetHealth.Ok(),
                                        Optional.empty())))
                .isEqualTo(new SendDecision.Cancel(AnnouncementReason.BOT_REMOVED));
    }

    @Test
    void each_rule_that_leaves_a_post_out_has_its_reason() {
        var off = LINK.changed(false, LinkOverrides.NONE);

        assertThat(decided(situation(LIVE, Optional.of(off))))
                .isEqualTo(skip(AnnouncementReason.LINK_DISABLED));
        assertThat(decided(situation(broadcast(BroadcastType.RERUN), Optional.of(LINK))))
                .isEqualTo(skip(AnnouncementReason.STREAM_TYPE));
        assertThat(
                        decided(
                                new Situation(
                                        LIVE,
                                        Optional.of(LINK),
                                        settings(false),
                                        true,
                                        new TargetHealth.Ok(),
                                        Optional.empty())))
                .isEqualTo(skip(AnnouncementReason.GUILD_DISABLED));
        assertThat(
                        decided(
                                new Situation(
                                        LIVE,
                                        Optional.of(LINK),
                                        GuildSettings.DEFAULT,
                                        true,
                                        new TargetHealth.Ok(),
                                        Optional.empty())))
                .isEqualTo(skip(AnnouncementReason.NOT_CONFIGURED));
    }

    private static Link picky() {
        return LINK.changed(
                true,
                new LinkOverrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new BroadcastFilter(
                                        List.of("Trackmania"), List.of(), List.of(), List.of()))));
    }

    @Test
    void a_filter_waits_for_a_match_and_leaves_out_what_ended_without_one() {
        assertThat(decided(situation(LIVE, Optional.of(picky()))))
                .isInstanceOfSatisfying(
                        SendDecision.Wait.class,
                        wait ->
                                assertThat(wait.why())
                                        .isEqualTo(AnnouncementReason.WAITING_FOR_MATCH));
        var playing =
                LIVE.knowing(
                        new BroadcastFacts(
                                "t", "Trackmania", OptionalInt.empty(), Optional.empty()));
        assertThat(decided(situation(playing, Optional.of(picky()))))
                .isInstanceOf(SendDecision.Post.class);
        assertThat(decided(situation(LIVE.ended(NOON.plusSeconds(2)), Optional.of(picky()))))
                .isEqualTo(skip(AnnouncementReason.FILTERED));
        assertThat(decided(situation(LIVE.ended(NOON.plusSeconds(2)), Optional.of(LINK))))
                .isEqualTo(skip(AnnouncementReason.STREAM_OVER));
    }

    @Test
    void what_is_handled_half_an_hour_late_pings_nobody() {
        var situation = situation(LIVE, Optional.of(LINK));
        var halfAnHour = NOON.plus(Duration.ofMinutes(30));

        assertThat(SendDecision.of(situation, halfAnHour))
                .isEqualTo(new SendDecision.Post(AnnouncementReason.ANNOUNCED, true));
        assertThat(SendDecision.of(situation, halfAnHour.plusMillis(1)))
                .isEqualTo(new SendDecision.Post(AnnouncementReason.LATE, false));
    }

    private static Situation paused(Broadcast broadcast) {
        return new Situation(
                broadcast,
                Optional.of(LINK),
                SETTINGS,
                true,
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, NOON),
                Optional.empty());
    }

    @Test
    void a_paused_channel_is_waited_for_while_the_broadcast_is_on_and_then_given_up() {
        var decided = decided(paused(LIVE));
        assertThat(decided)
                .isInstanceOfSatisfying(
                        SendDecision.Wait.class,
                        wait -> assertThat(wait.why()).isEqualTo(AnnouncementReason.TARGET_PAUSED));

        assertThat(decided(paused(LIVE.ended(NOON.plusSeconds(2)))))
                .isEqualTo(new SendDecision.Fail(AnnouncementReason.MISSING_PERMISSIONS));
        assertThat(decided(paused(LIVE.ended(NOON))))
                .as("it was paused when all was over")
                .isEqualTo(skip(AnnouncementReason.STREAM_OVER));
    }

    private static SendDecision after(Optional<Instant> end, boolean post) {
        return decided(
                new Situation(
                        LIVE,
                        Optional.of(LINK),
                        SETTINGS,
                        true,
                        new TargetHealth.Ok(),
                        Optional.of(new Cooldown.Before(end, post))));
    }

    @Test
    void who_is_back_within_the_cooldown_pings_nobody_and_the_old_post_goes_on() {
        var fiveMinutesAgo = Optional.of(NOON.minusSeconds(300));
        var fifteenMinutesAgo = Optional.of(NOON.minusSeconds(900));

        assertThat(after(fiveMinutesAgo, true)).isEqualTo(new SendDecision.Revive());
        assertThat(after(fiveMinutesAgo, false))
                .as("its post is gone")
                .isEqualTo(new SendDecision.Post(AnnouncementReason.REVIVED, false));
        assertThat(after(fifteenMinutesAgo, true))
                .isEqualTo(new SendDecision.Post(AnnouncementReason.ANNOUNCED, true));
        assertThat(after(Optional.empty(), true))
                .as("the new one ends the old one")
                .isEqualTo(new SendDecision.Revive());
    }

    @Test
    void without_a_cooldown_everybody_is_pinged_each_time() {
        assertThat(
                        Cooldown.of(
                                Optional.of(new Cooldown.Before(Optional.empty(), true)),
                                NOON,
                                Duration.ZERO))
                .isEqualTo(Cooldown.OVER);
    }
}
