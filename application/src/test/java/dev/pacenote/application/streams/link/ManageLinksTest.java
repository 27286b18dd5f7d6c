package dev.pacenote.application.streams.link;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.link.ManageLinks.Added;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.EventCoverage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Admins add channels and take them out. */
class ManageLinksTest {

    private static final AccountId ADMIN = new AccountId(42);

    private final ClubWorld world = new ClubWorld();
    private final ManageLinks links = world.links(CrashPoint.whole());

    private Added add(String login) {
        return links.add(CLUB, ADMIN, new TwitchLogin(login));
    }

    private Link added(String login) {
        if (add(login) instanceof Added.Ok(var followed)) {
            return followed.link();
        }
        throw new AssertionError("not added");
    }

    @Test
    void a_channel_is_added_once_and_twitch_is_asked_to_tell_of_it() {
        var link = added("ada");

        assertThat(world.followed).containsExactly(link.streamer());
        assertThat(add("ada")).isEqualTo(new Added.AlreadyLinked());
        assertThat(links.of(CLUB)).hasSize(1);
        var followed = links.find(link.key()).orElseThrow();
        assertThat(followed.coverage()).isEqualTo(EventCoverage.PENDING);
        assertThat(followed.last()).isEmpty();

        world.pollOnly = true;
        assertThat(world.links(CrashPoint.whole()).find(link.key()).orElseThrow().coverage())
                .as("Twitch is only asked")
                .isEqualTo(EventCoverage.POLLED);
    }

    @Test
    void unknown_channels_those_who_do_not_want_it_and_too_many_are_not_added() {
        assertThat(add("nobody")).isEqualTo(new Added.NoSuchChannel());
        var ada = added("ada");
        links.remove(ada.key());
        var streamer = world.streamers.find(ada.streamer()).orElseThrow();
        world.streamers.save(streamer.consenting(Consent.OWN_LINKS)).orUndo("a channel");
        assertThat(add("ada")).isEqualTo(new Added.Declined());

        added("bob");
        added("cy");
        assertThat(add("dee")).isEqualTo(new Added.LimitReached());
    }

    @Test
    void what_nobody_sent_yet_is_cancelled_with_its_link() {
        var link = added("ada");
        var broadcast =
                world.broadcasts
                        .save(
                                Broadcast.started(
                                        UUID.randomUUID(),
                                        link.streamer(),
                                        "41",
                                        BroadcastType.LIVE,
                                        world.now,
                                        world.now))
                        .orUndo("a broadcast");
        world.announcements.open(broadcast, world.now);

        assertThat(links.find(link.key()).orElseThrow().last())
                .isEqualTo(world.announcements.of(broadcast.id()).stream().findFirst());

        assertThat(links.remove(link.key())).isTrue();
        assertThat(links.remove(link.key())).isFalse();

        assertThat(world.announcements.of(broadcast.id()))
                .extracting(it -> it.state().reason())
                .containsExactly(AnnouncementReason.UNLINKED);
    }

    @Test
    void a_post_of_a_broadcast_that_is_on_is_ended_with_its_link() {
        var link = added("ada");
        var broadcast =
                world.broadcasts
                        .save(
                                Broadcast.started(
                                        UUID.randomUUID(),
                                        link.streamer(),
                                        "41",
                                        BroadcastType.LIVE,
                                        world.now,
                                        world.now))
                        .orUndo("a broadcast");
        world.announcements.open(broadcast, world.now);
        var announcement = world.announcements.of(broadcast.id()).getFirst();
        world.posts
                .save(
                        Post.posted(
                                new MessageId("175928847299117063"),
                                new TextChannelId("800000000000000001"),
                                announcement.id(),
                                true,
                                world.now))
                .orUndo("a post");
        assertThat(world.posts.due(world.now, 1)).isEmpty();

        links.remove(link.key());

        assertThat(world.posts.due(world.now, 1)).hasSize(1);
        assertThat(world.woken).isEqualTo(1);
    }

    @Test
    void what_a_server_chose_for_a_channel_is_read_as_it_was_written() {
        var chosen =
                new LinkOverrides(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(java.time.Duration.ofMinutes(3)),
                        Optional.empty(),
                        Optional.of(
                                new BroadcastFilter(
                                        List.of("Chess"), List.of(), List.of("cup"), List.of())));

        assertThat(
                        OverridesFields.read(
                                Fields.of(OverridesFields.write(chosen)), LinkOverrides.NONE))
                .isEqualTo(chosen);
    }

    @Test
    void a_crash_leaves_channel_and_link_together() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = new ClubWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                club.links(crashPoint).add(CLUB, ADMIN, new TwitchLogin("ada"));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                club.links
                                        .all()
                                        .forEach(
                                                link ->
                                                        assertThat(
                                                                        club.streamers.find(
                                                                                link.streamer()))
                                                                .isPresent());
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.links.all()).hasSize(1);
                            }
                        });
    }
}
