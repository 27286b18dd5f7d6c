package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.member.LiveNotificationRenderer;
import dev.pacenote.application.streams.golive.member.LiveRelevance;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.application.streams.golive.target.PausedTargetNotificationRenderer;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.LiveFacts;
import dev.pacenote.domain.streams.golive.PausedTargetFacts;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people read of channels that go live, and of posts that do not go through. */
class StreamsNotificationsTest {

    private final StreamsWorld world = new StreamsWorld();
    private final Streamer ada = world.streamer("ada");
    private final Link link = world.followed(ada);

    private Notice told() {
        world.memberships.save(Membership.byInvite(new AccountId(1), link.guild(), world.now));
        world.told("m1", world.online(ada, "41"));
        world.members(CrashPoint.whole()).tell();
        return world.told(LiveFacts.TOPIC).getFirst();
    }

    private static NotificationRenderer.Text text(
            NotificationRenderer renderer, Notice notice, StoredFacts facts) {
        var item =
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("sample", "1"),
                        notice,
                        facts,
                        1,
                        Duration.ofDays(1));
        return renderer.render(List.of(item)).get(item.id());
    }

    @Test
    void the_inbox_says_who_is_live_and_leads_there() {
        var notice = told();
        var renderer = new LiveNotificationRenderer();
        var text = text(renderer, notice, notice.facts(LiveFacts.class).stored());
        assertThat(text.title()).isEqualTo("ada is live");
        assertThat(text.content()).isEqualTo("The channel is live on Twitch.");
        assertThat(text.actionUrl()).contains("https://www.twitch.tv/ada");

        var more = new LiveFacts(ada.id().toString(), "Ada", "ada", "Cup", "Chess");
        assertThat(text(renderer, notice, more.stored()).content()).isEqualTo("Cup (Chess)");
    }

    @Test
    void held_back_nobody_is_told_of_a_broadcast_that_was_over_first() {
        var notice = told();
        var relevance = new LiveRelevance(world.broadcasts);
        var fact = notice.key().dedupeKey();
        assertThat(relevance.over(notice.account(), fact)).isEmpty();
        var broadcast = world.broadcasts.findByTwitchId("41").orElseThrow();
        world.broadcasts.save(broadcast.ended(world.now)).orUndo("a broadcast");

        assertThat(relevance.over(notice.account(), fact)).contains(Reason.NO_LONGER_TRUE);
    }

    @Test
    void admins_read_why_posts_go_through_no_more_and_what_to_do() {
        world.knownGuilds
                .save(
                        Guild.discovered(
                                link.guild(), "Speed Club", Optional.empty(), Optional.empty()))
                .orUndo("a server");
        world.memberships.save(
                Membership.byDiscord(new AccountId(1), link.guild(), true, world.now));
        world.discord.answers.add(new SendPost.Sent.Refused(DiscordRefusal.MISSING_PERMISSIONS));
        world.told("m1", world.online(ada, "41"));
        world.sent();
        var notice = world.told(PausedTargetFacts.TOPIC).getFirst();

        var text =
                text(
                        new PausedTargetNotificationRenderer(),
                        notice,
                        notice.facts(PausedTargetFacts.class).stored());

        assertThat(text.title()).isEqualTo("Posts to Speed Club do not go through");
        assertThat(text.content()).contains("may not post in the channel");
        assertThat(text.actionUrl()).contains("/streams/" + link.guild());
    }
}
