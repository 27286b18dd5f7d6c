package dev.pacenote.application.streams.link;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.link.LinkOwnChannel.Begun;
import dev.pacenote.application.streams.link.LinkOwnChannel.Finished;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.LinkingPolicy;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkRefusal;
import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People prove at Twitch that a channel is theirs. */
class LinkOwnChannelTest {

    private static final String ADA = "186000000000000007";
    private static final String NETWORK = "198.18.8.0";

    private final ClubWorld world = new ClubWorld();
    private final LinkOwnChannel links = world.ownLinks(CrashPoint.whole());
    private final Guild club = world.guild(true);
    private final AccountId ada = member(world, ADA);

    private static AccountId member(ClubWorld world, String user) {
        var account = world.account();
        world.memberships.save(Membership.byDiscord(account, CLUB, false, world.now));
        world.profiles.save(
                account, new DiscordProfile(new DiscordUser(user), "ada", Optional.empty()));
        world.discord.members.put(user, Set.of());
        return account;
    }

    @BeforeEach
    void everyMemberMayLink() {
        allowing(LinkingPolicy.MEMBERS);
    }

    private void allowing(LinkingPolicy policy) {
        var config = world.guilds.config(CLUB);
        var before = config.settings();
        var settings =
                new GuildSettings(
                        before.enabled(),
                        policy,
                        before.target(),
                        before.rules(),
                        before.appearance());
        world.guilds.save(config.changed(settings, ada, world.now)).orUndo("settings");
    }

    private Begun begin(AccountId account) {
        return links.begin(account, club, world.memberships.find(account, CLUB));
    }

    private LinkSecret begun(AccountId account) {
        if (begin(account) instanceof Begun.Ok(var secret, var endsAt, var twitch)) {
            assertThat(twitch.toString()).endsWith("state=" + secret.value());
            assertThat(endsAt).isEqualTo(world.now.plus(Duration.ofMinutes(10)));
            return secret;
        }
        throw new AssertionError("not begun");
    }

    private Finished back(LinkSecret secret, String code) {
        return links.finish(
                new LinkOwnChannel.Return(
                        Optional.of(secret), List.of(other(), secret), Optional.of(code), NETWORK));
    }

    private static LinkSecret other() {
        return LinkSecret.of(UUID.randomUUID(), UUID.randomUUID());
    }

    private String code() {
        return world.twitch.code("1234", "ada", "Ada & Co");
    }

    private static Finished refused(LinkRefusal why) {
        return new Finished.Refused(CLUB, why);
    }

    private Streamer linked(AccountId account) {
        if (back(begun(account), code()) instanceof Finished.Linked(var guild, var streamer)) {
            assertThat(guild).isEqualTo(CLUB);
            return streamer;
        }
        throw new AssertionError("not linked");
    }

    @Test
    void a_member_proves_a_channel_and_the_server_follows_it() {
        var streamer = linked(ada);

        assertThat(streamer.isOf(ada)).isTrue();
        assertThat(world.links.of(CLUB))
                .singleElement()
                .satisfies(
                        link -> {
                            assertThat(link.streamer()).isEqualTo(streamer.id());
                            assertThat(link.addedByAdmin()).isEmpty();
                        });
        assertThat(world.followed).containsExactly(streamer.id());
    }

    private static List<String> results(ClubWorld world) {
        return world.audit.all().stream().map(StreamAuditEntry::result).toList();
    }

    @Test
    void what_became_of_a_way_to_twitch_is_in_the_audit_of_the_server() {
        var streamer = linked(ada);
        back(begun(ada), code());
        back(begun(ada), "no code");
        back(other(), code());

        assertThat(results(world))
                .containsExactlyInAnyOrder(
                        StreamAuditEntry.OK, "already_linked", LinkRefusal.CODE_REFUSED.wireName());
        assertThat(world.audit.all())
                .allSatisfy(
                        it -> {
                            assertThat(it.action()).isEqualTo(AuditedAction.STREAMER_LINKED);
                            assertThat(it.guild()).contains(CLUB);
                            assertThat(it.actor())
                                    .isEqualTo(
                                            new StreamAuditEntry.Actor(Optional.of(ada), NETWORK));
                        })
                .filteredOn(it -> it.result().equals(StreamAuditEntry.OK))
                .singleElement()
                .satisfies(
                        it ->
                                assertThat(it.details())
                                        .isEqualTo(
                                                Map.of("streamer_id", streamer.id().toString())));
    }

    @Test
    void who_may_link_is_what_the_admins_chose() {
        allowing(LinkingPolicy.INVITED);
        assertThat(begin(ada)).isEqualTo(new Begun.NotOpen());
        world.memberships.save(Membership.byInvite(ada, CLUB, world.now));
        var secret = begun(ada);

        allowing(LinkingPolicy.ADMINS);

        assertThat(begin(ada)).isEqualTo(new Begun.NotOpen());
        assertThat(back(secret, code())).isEqualTo(refused(LinkRefusal.NOT_OPEN));
        assertThat(world.streamers.findByBroadcaster(new BroadcasterId("1234"))).isEmpty();
    }

    @Test
    void nobody_begins_without_the_bot_or_too_often() {
        var absent = Guild.discovered(CLUB, "Speed Club", Optional.empty(), Optional.empty());
        world.discord.botPresent = false;
        assertThat(links.begin(ada, absent, world.memberships.find(ada, CLUB)))
                .isEqualTo(new Begun.BotAbsent());
        world.discord.botPresent = true;
        world.now = world.now.plus(Guild.ABSENCE_SERVES);
        assertThat(links.begin(ada, absent, world.memberships.find(ada, CLUB)))
                .as("a bot that nobody saw come is looked for")
                .isInstanceOf(Begun.Ok.class);
        for (int i = 2; i < LinkOwnChannel.STARTS.max(); i++) {
            begun(ada);
        }
        assertThat(begin(ada)).isInstanceOf(Begun.TooMany.class);
    }

    @Test
    void a_ticket_serves_once_whatever_follows() {
        var secret = begun(ada);
        assertThat(back(secret, "no code")).isEqualTo(refused(LinkRefusal.CODE_REFUSED));

        assertThat(back(secret, code())).isEqualTo(new Finished.TicketOver());
        assertThat(back(other(), code())).isEqualTo(new Finished.TicketOver());
        assertThat(
                        links.finish(
                                new LinkOwnChannel.Return(
                                        Optional.empty(), List.of(), Optional.of(code()), NETWORK)))
                .isEqualTo(new Finished.TicketOver());
        assertThat(world.links.all()).isEmpty();
    }

    @Test
    void of_two_who_come_back_at_once_with_a_ticket_one_links() {
        var secret = begun(ada);

        var results = Samples.atOnce(4, () -> back(secret, code()));

        assertThat(results).filteredOn(Finished.Linked.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Finished.TicketOver.class::isInstance).hasSize(3);
    }

    @Test
    void two_tabs_that_come_back_at_once_make_one_link() {
        var secrets = List.of(begun(ada), begun(ada), begun(ada), begun(ada));
        var turn = new AtomicInteger();

        var results = Samples.atOnce(4, () -> back(secrets.get(turn.getAndIncrement()), code()));

        assertThat(results).filteredOn(Finished.Linked.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Finished.AlreadyLinked.class::isInstance).hasSize(3);
        assertThat(world.links.all()).hasSize(1);
    }

    @Test
    void another_browser_is_refused_and_uses_the_ticket_up() {
        var secret = begun(ada);

        var stranger =
                links.finish(
                        new LinkOwnChannel.Return(
                                Optional.of(secret),
                                List.of(other()),
                                Optional.of(code()),
                                NETWORK));

        assertThat(stranger).isEqualTo(refused(LinkRefusal.OTHER_BROWSER));
        assertThat(back(secret, code())).isEqualTo(new Finished.TicketOver());
        assertThat(world.links.all()).isEmpty();
    }

    @Test
    void after_ten_minutes_a_ticket_is_over() {
        var secret = begun(ada);
        world.now = world.now.plus(Duration.ofMinutes(10));

        assertThat(back(secret, code())).isEqualTo(new Finished.TicketOver());
    }

    @Test
    void whoever_left_the_server_meanwhile_links_nothing() {
        var secret = begun(ada);
        world.discord.members.remove(ADA);
        world.now = world.now.plus(Duration.ofMinutes(2));

        assertThat(back(secret, code())).isEqualTo(refused(LinkRefusal.NOT_A_MEMBER));
        assertThat(world.links.all()).isEmpty();
        assertThat(world.audit.all()).as("by a stranger").isEmpty();
    }

    @Test
    void whoever_says_no_at_twitch_links_nothing() {
        var secret = begun(ada);

        assertThat(
                        links.finish(
                                new LinkOwnChannel.Return(
                                        Optional.of(secret),
                                        List.of(secret),
                                        Optional.empty(),
                                        NETWORK)))
                .isEqualTo(refused(LinkRefusal.DENIED));
        assertThat(back(secret, code())).isEqualTo(new Finished.TicketOver());
    }

    @Test
    void whatever_else_goes_wrong_is_told_to_the_page_of_the_server() {
        var secret = begun(ada);
        world.twitch.breaks = true;

        assertThat(back(secret, code()))
                .isInstanceOfSatisfying(
                        Finished.Failed.class, it -> assertThat(it.guild()).isEqualTo(CLUB));
    }

    @Test
    void an_outage_of_twitch_or_discord_is_no_link_and_said() {
        world.twitch.away = true;
        assertThat(back(begun(ada), code())).isEqualTo(refused(LinkRefusal.TWITCH_AWAY));
        world.twitch.away = false;

        var secret = begun(ada);
        world.now = world.now.plus(Duration.ofMinutes(2));
        world.discord.away = true;
        assertThat(back(secret, code())).isEqualTo(refused(LinkRefusal.DISCORD_AWAY));
        assertThat(world.links.all()).isEmpty();
    }

    @Test
    void a_channel_that_an_admin_added_becomes_its_owners_and_stays_as_it_was_set_up() {
        var admin = world.account();
        var streamer = linked(ada).id();
        var link = world.links.find(new Link.Key(CLUB, streamer)).orElseThrow();
        world.links.remove(link.key());
        var added = Link.added(link.key(), admin, world.now);
        world.links.save(added.changed(false, added.overrides())).orUndo("a link");
        var other = member(world, "186000000000000008");

        var result = back(begun(other), code());

        assertThat(result)
                .isInstanceOfSatisfying(
                        Finished.AlreadyLinked.class,
                        it -> {
                            assertThat(it.streamer().names().displayName()).isEqualTo("Ada & Co");
                            assertThat(it.streamer().isOf(other)).isTrue();
                        });
        assertThat(world.links.find(link.key()).orElseThrow().addedByAdmin()).contains(admin);
        assertThat(world.links.find(link.key()).orElseThrow().enabled()).isFalse();
    }

    @Test
    void a_channel_that_is_not_to_be_followed_is_proved_and_not_linked() {
        var streamer = linked(ada);
        world.links.remove(new Link.Key(CLUB, streamer.id()));
        var stored = world.streamers.find(streamer.id()).orElseThrow();
        world.streamers.save(stored.consenting(Consent.NOBODY)).orUndo("a channel");
        var other = member(world, "186000000000000008");

        assertThat(back(begun(other), code())).isEqualTo(refused(LinkRefusal.DECLINED));
        assertThat(world.streamers.find(streamer.id()).filter(it -> it.isOf(other))).isPresent();
        assertThat(world.links.all()).isEmpty();
    }

    @Test
    void a_server_that_follows_as_many_as_it_may_follows_no_more() {
        var added = world.links(CrashPoint.whole());
        added.add(CLUB, ada, new TwitchLogin("bob"));
        added.add(CLUB, ada, new TwitchLogin("cy"));

        assertThat(back(begun(ada), code())).isEqualTo(refused(LinkRefusal.LIMIT_REACHED));
    }

    @Test
    void a_crash_leaves_channel_proof_and_link_together_and_the_next_try_links()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = new ClubWorld();
                            private final Guild guild = club.guild(true);
                            private final AccountId account = member(club, ADA);

                            @Override
                            public void act(CrashPoint crash) {
                                club.memberships.save(Membership.byInvite(account, CLUB, club.now));
                                var use = club.ownLinks(crash);
                                if (use.begin(account, guild, club.memberships.find(account, CLUB))
                                        instanceof Begun.Ok(var secret, _, _)) {
                                    use.finish(
                                            new LinkOwnChannel.Return(
                                                    Optional.of(secret),
                                                    List.of(secret),
                                                    Optional.of(
                                                            club.twitch.code("1", "ada", "Ada")),
                                                    NETWORK));
                                }
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(
                                                club.streamers
                                                        .findByBroadcaster(new BroadcasterId("1"))
                                                        .map(Streamer::id))
                                        .isEqualTo(
                                                club.links.all().stream()
                                                        .map(Link::streamer)
                                                        .findFirst());
                                assertThat(results(club)).hasSameSizeAs(club.links.all());
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.links.all()).hasSize(1);
                                assertThat(club.followed)
                                        .contains(club.links.all().getFirst().streamer());
                            }
                        });
    }
}
