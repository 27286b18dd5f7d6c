package dev.pacenote.application.streams.link;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.link.ManageLinks.Added;
import dev.pacenote.application.streams.link.OwnChannels.Result;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Owners of channels say who may follow them. */
class OwnChannelsTest {

    private static final GuildId OTHER = new GuildId("900000000000000002");
    private static final AccountId ADMIN = new AccountId(42);
    private static final String NETWORK = "198.18.8.0";

    private final ClubWorld world = opened();
    private final OwnChannels channels = world.ownChannels(CrashPoint.whole());
    private final AccountId owner = world.account();
    private final StreamerId ada = followed(world, owner);

    private static ClubWorld opened() {
        var world = new ClubWorld();
        world.guild(true);
        world.guilds
                .save(Guild.discovered(OTHER, "Other club", Optional.empty(), Optional.empty()))
                .orUndo("a server");
        return world;
    }

    private static Added add(ClubWorld world, GuildId guild) {
        return world.links(CrashPoint.whole()).add(guild, ADMIN, new TwitchLogin("ada"));
    }

    /** Two servers follow a channel that somebody proved. */
    private static StreamerId followed(ClubWorld world, AccountId owner) {
        add(world, CLUB);
        add(world, OTHER);
        var streamer = world.links.of(CLUB).getFirst().streamer();
        prove(world, streamer, owner);
        return streamer;
    }

    private static void prove(ClubWorld world, StreamerId id, AccountId account) {
        var streamer = world.streamers.find(id).orElseThrow();
        world.streamers.save(streamer.provedBy(account)).orUndo("a channel");
    }

    @Test
    void whoever_proved_a_channel_last_sees_who_follows_it() {
        assertThat(channels.of(owner))
                .singleElement()
                .satisfies(
                        own ->
                                assertThat(own.guilds())
                                        .extracting(Guild::name)
                                        .containsExactlyInAnyOrder("Speed Club", "Other club"));
        var next = world.account();
        assertThat(channels.of(next)).isEmpty();

        prove(world, ada, next);

        assertThat(channels.of(owner)).isEmpty();
        assertThat(channels.of(next)).hasSize(1);
    }

    @Test
    void nobody_else_says_who_may_follow_a_channel() {
        assertThat(channels.consent(world.account(), ada, Consent.NOBODY, NETWORK))
                .isEqualTo(new Result.NotYours());
        assertThat(
                        channels.consent(
                                owner, new StreamerId(UUID.randomUUID()), Consent.NOBODY, NETWORK))
                .isEqualTo(new Result.NoSuchChannel());
        assertThat(world.links.of(ada)).hasSize(2);
    }

    @Test
    void what_the_owner_links_stays_where_admins_may_not_add_it() {
        channels.consent(owner, ada, Consent.OWN_LINKS, NETWORK);

        assertThat(world.links.of(ada)).hasSize(2);
        world.links.remove(world.links.of(OTHER).getFirst().key());
        assertThat(add(world, OTHER)).isEqualTo(new Added.Declined());
    }

    @Test
    void a_channel_that_nobody_may_follow_is_taken_out_everywhere_and_not_added_again() {
        var broadcast =
                world.broadcasts
                        .save(
                                Broadcast.started(
                                        UUID.randomUUID(),
                                        ada,
                                        "41",
                                        BroadcastType.LIVE,
                                        world.now,
                                        world.now))
                        .orUndo("a broadcast");
        world.announcements.open(broadcast, world.now);

        assertThat(channels.consent(owner, ada, Consent.NOBODY, NETWORK))
                .isInstanceOfSatisfying(
                        Result.Changed.class, it -> assertThat(it.own().guilds()).isEmpty());

        assertThat(world.links.of(ada)).isEmpty();
        assertThat(world.audit.all())
                .allSatisfy(it -> assertThat(it.action()).isEqualTo(AuditedAction.CONSENT_CHANGED))
                .extracting(it -> it.guild().orElseThrow())
                .containsExactlyInAnyOrder(CLUB, OTHER);
        assertThat(world.announcements.of(broadcast.id()))
                .hasSize(2)
                .allSatisfy(
                        it ->
                                assertThat(it.state().reason())
                                        .isEqualTo(AnnouncementReason.STREAMER_DECLINED));
        assertThat(add(world, CLUB)).isEqualTo(new Added.Declined());
        assertThat(channels.consent(owner, ada, Consent.NOBODY, NETWORK))
                .isInstanceOf(Result.Changed.class);

        channels.consent(owner, ada, Consent.ANYONE, NETWORK);
        assertThat(add(world, CLUB)).isInstanceOf(Added.Ok.class);
    }

    @Test
    void whoever_links_it_while_its_owner_declines_leaves_no_link() {
        world.links.remove(world.links.of(CLUB).getFirst().key());
        var turn = new AtomicInteger();

        Samples.atOnce(
                2,
                () ->
                        turn.getAndIncrement() == 0
                                ? channels.consent(owner, ada, Consent.NOBODY, NETWORK)
                                : add(world, CLUB));

        assertThat(world.links.of(ada)).isEmpty();
    }

    @Test
    void a_channel_is_shown_before_it_is_added_a_while_as_often_as_people_look() {
        var looks = world.lookUp();
        assertThat(looks.find(owner, new TwitchLogin("nobody")))
                .isEqualTo(new LookUpChannel.Result.NoSuchChannel());
        assertThat(looks.find(owner, new TwitchLogin("ada")))
                .isInstanceOfSatisfying(
                        LookUpChannel.Result.Found.class,
                        it -> {
                            assertThat(it.live()).isTrue();
                            assertThat(it.declined()).isFalse();
                        });
        channels.consent(owner, ada, Consent.OWN_LINKS, NETWORK);
        assertThat(looks.find(owner, new TwitchLogin("ada")))
                .isInstanceOfSatisfying(
                        LookUpChannel.Result.Found.class, it -> assertThat(it.declined()).isTrue());
        assertThat(looks.find(owner, new TwitchLogin("bob")))
                .isInstanceOfSatisfying(
                        LookUpChannel.Result.Found.class, it -> assertThat(it.live()).isFalse());
        for (int i = 4; i < LookUpChannel.LIMIT.max(); i++) {
            looks.find(owner, new TwitchLogin("ada"));
        }
        assertThat(looks.find(owner, new TwitchLogin("ada")))
                .isInstanceOf(LookUpChannel.Result.TooMany.class);
    }

    @Test
    void a_crash_leaves_consent_and_links_together() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final AccountId account = club.account();
                            private final StreamerId channel = followed(club, account);

                            @Override
                            public void act(CrashPoint crash) {
                                club.ownChannels(crash)
                                        .consent(account, channel, Consent.NOBODY, NETWORK);
                            }

                            private boolean isDeclined() {
                                return club.streamers
                                        .find(channel)
                                        .map(Streamer::consent)
                                        .filter(Consent.NOBODY::equals)
                                        .isPresent();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(club.links.of(channel)).hasSize(isDeclined() ? 0 : 2);
                                assertThat(club.audit.all()).hasSize(isDeclined() ? 2 : 0);
                            }

                            @Override
                            public void isDone() {
                                assertThat(isDeclined()).isTrue();
                                assertThat(club.links.of(channel)).isEmpty();
                            }
                        });
    }
}
