package dev.pacenote.application.streams.intake;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.application.streams.intake.ReceiveDiscordEvent.Result;
import dev.pacenote.application.streams.membership.DiscordLogin;
import dev.pacenote.application.streams.membership.LogInWithDiscord;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.intake.DiscordEvent;
import dev.pacenote.domain.streams.intake.DiscordKey;
import dev.pacenote.domain.streams.intake.SignedEvent;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Discord tells of our bot and of people, signed. */
class DiscordEventsTest {

    private static final GuildId CLUB = InMemoryDiscordGuilds.CLUB;
    private static final String ADDRESS = "192.0.2.7";
    private static final KeyPair KEYS = keys();
    private static final DiscordProfile NEO =
            new DiscordProfile(
                    new DiscordUser(InMemoryDiscordGuilds.OWNER), "neo", Optional.empty());

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last 32 bytes of a written key are the key. */
    private static DiscordKey key() {
        var written = KEYS.getPublic().getEncoded();
        return new DiscordKey(
                HexFormat.of()
                        .formatHex(
                                Arrays.copyOfRange(written, written.length - 32, written.length)));
    }

    /** What Discord tells, and our stores. */
    private static final class World {
        private final ClubWorld club = new ClubWorld();
        private final InMemoryStreamInbox inbox = new InMemoryStreamInbox(club.tables);
        private final Map<String, DiscordEvent> told = new HashMap<>();
        private int woken;

        private DiscordEvent read(String body) {
            return Optional.ofNullable(told.get(body))
                    .orElseThrow(() -> new IllegalArgumentException("lacks an event"));
        }

        private SignedEvent event(DiscordEvent event) {
            var body = "{" + told.size() + "}";
            told.put(body, event);
            return signed(body);
        }

        private SignedEvent signed(String body) {
            var timestamp = Long.toString(club.now.getEpochSecond());
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(KEYS.getPrivate());
                signature.update((timestamp + body).getBytes(StandardCharsets.UTF_8));
                return new SignedEvent(
                        timestamp,
                        HexFormat.of().formatHex(signature.sign()),
                        body.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private ReceiveDiscordEvent receive(CrashPoint crash) {
            return new ReceiveDiscordEvent(
                    crash.on(StreamInbox.class, inbox),
                    this::read,
                    key(),
                    new LimitForgeries(club.stores.rateLimiter()),
                    () -> woken++,
                    () -> club.now);
        }

        private HandleDiscordEvents handle(CrashPoint crash) {
            return new HandleDiscordEvents(
                    new WorkOffInbox(
                            crash.on(StreamInbox.class, inbox),
                            crash.on(Transactions.class, club.tables),
                            (_, _) -> {},
                            UUID::randomUUID,
                            () -> club.now),
                    this::read,
                    new HandleDiscordEvents.Stores(
                            crash.on(Guilds.class, club.guilds),
                            crash.on(Memberships.class, club.memberships),
                            crash.on(Credentials.class, club.stores.credentials()),
                            crash.on(Sessions.class, club.stores.sessions()),
                            club.botTargets(crash.on(Guilds.class, club.guilds), crash)),
                    () -> club.now);
        }

        private Result receive(SignedEvent event) {
            return receive(CrashPoint.whole()).receive(event, ADDRESS);
        }

        private int told(DiscordEvent event) {
            assertThat(receive(event(event))).isEqualTo(new Result.Accepted());
            return handle(CrashPoint.whole()).handle();
        }

        private AccountId loggedIn() {
            club.login =
                    new DiscordLogin.Answer.Known(
                            NEO,
                            List.of(
                                    new DiscordLogin.SeenGuild(
                                            CLUB,
                                            "Speed Club",
                                            Optional.empty(),
                                            true,
                                            Permissions.NONE)));
            var result =
                    club.logins(CrashPoint.whole())
                            .logIn(
                                    new LogInWithDiscord.Command(
                                            "code",
                                            URI.create("https://pacenote.example/auth/callback"),
                                            Optional.empty(),
                                            new Session.ClientInfo("a browser", ADDRESS)));
            if (result instanceof LogInWithDiscord.Result.LoggedIn(var account, _, _)) {
                return account.id();
            }
            throw new AssertionError("not logged in");
        }

        private List<Session> sessions(AccountId account) {
            return club.stores.sessions().of(account, club.now);
        }

        private boolean botIsPresent() {
            return club.guilds.find(CLUB).filter(guild -> guild.bot().isPresent()).isPresent();
        }

        private DiscordEvent.BotAdded added(Instant at) {
            return new DiscordEvent.BotAdded(
                    at, CLUB, "Speed Club", Optional.empty(), Optional.of(NEO.user().id()));
        }
    }

    private final World world = new World();

    @Test
    void a_ping_is_answered_and_neither_it_nor_what_we_do_not_know_is_stored() {
        assertThat(world.receive(world.event(new DiscordEvent.Ping())))
                .isEqualTo(new Result.Accepted());
        assertThat(world.told(new DiscordEvent.Unknown())).isZero();
        assertThat(world.woken).isZero();
    }

    @Test
    void what_is_not_signed_by_discord_or_not_of_now_is_refused_and_after_sixty_not_looked_at() {
        var genuine = world.event(world.added(world.club.now));
        var other = new SignedEvent("1", "00", genuine.body());
        for (int i = 0; i < 60; i++) {
            assertThat(world.receive(other)).isEqualTo(new Result.Forged());
        }
        assertThat(world.receive(other)).isInstanceOf(Result.TooMany.class);
        assertThat(world.receive(genuine)).as("never limited").isEqualTo(new Result.Accepted());

        world.club.now = world.club.now.plus(Duration.ofMinutes(10)).plusSeconds(1);
        assertThat(world.receive(genuine)).as("too old").isEqualTo(new Result.Forged());
    }

    @Test
    void what_is_signed_and_no_event_is_told_apart_from_a_forgery() {
        assertThat(world.receive(world.signed("hello"))).isEqualTo(new Result.Unreadable());
    }

    @Test
    void our_bot_in_a_server_that_we_did_not_know_and_a_repetition_changes_nothing() {
        var added = world.event(world.added(world.club.now));
        world.receive(added);
        world.receive(added);
        assertThat(world.woken).isOne();
        assertThat(world.handle(CrashPoint.whole()).handle()).isOne();

        assertThat(world.botIsPresent()).isTrue();
        assertThat(world.club.guilds.find(CLUB).flatMap(Guild::owner)).contains(NEO.user().id());
        assertThat(world.handle(CrashPoint.whole()).handle()).isZero();
    }

    @Test
    void a_bot_that_was_learnt_to_be_gone_later_stays_gone() {
        var then = world.club.now;
        var guild = world.club.guild(true);
        world.club.now = then.plusSeconds(5);
        assertThat(world.club.guilds.save(guild.botLeft(world.club.now))).isNotNull();

        world.told(world.added(then));
        assertThat(world.botIsPresent()).isFalse();

        world.told(world.added(world.club.now));
        assertThat(world.botIsPresent()).isTrue();
    }

    @Test
    void a_bot_that_is_given_the_rights_that_it_lacked_posts_again_at_once() {
        world.club.guild(true);
        world.club.postsTo(OPEN);
        world.club.targets.save(
                CLUB,
                OPEN,
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, world.club.now));

        world.told(world.added(world.club.now));

        assertThat(world.club.targets.find(CLUB, OPEN)).isInstanceOf(TargetHealth.Ok.class);
        assertThat(world.club.woken).isEqualTo(1);
    }

    @Test
    void what_paused_a_channel_after_the_bot_was_added_is_not_mended_by_hearing_of_it_late() {
        var then = world.club.now;
        world.club.guild(true);
        world.club.postsTo(OPEN);
        world.club.now = then.plusSeconds(5);
        var paused =
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, world.club.now);
        world.club.targets.save(CLUB, OPEN, paused);

        world.told(world.added(then));

        assertThat(world.club.targets.find(CLUB, OPEN)).isEqualTo(paused);
    }

    @Test
    void what_is_no_channel_any_more_is_none_either_when_the_bot_is_added_again() {
        var gone = new TargetHealth.Paused(TargetHealth.Reason.UNKNOWN_CHANNEL, world.club.now);
        world.club.guild(true);
        world.club.postsTo(OPEN);
        world.club.targets.save(CLUB, OPEN, gone);

        world.told(world.added(world.club.now));

        assertThat(world.club.targets.find(CLUB, OPEN)).isEqualTo(gone);
    }

    @Test
    void whoever_takes_back_their_word_is_logged_out_and_a_log_in_of_later_stays() {
        world.club.guild(false);
        var account = world.loggedIn();
        assertThat(world.club.memberships.of(account)).hasSize(1);
        world.club.memberships.save(Membership.byInvite(account, CLUB, world.club.now));
        var then = world.club.now;

        world.told(new DiscordEvent.Withdrawn(then, NEO.user()));

        assertThat(world.sessions(account)).isEmpty();
        assertThat(world.club.memberships.find(account, CLUB).discord()).isEmpty();
        assertThat(world.club.memberships.find(account, CLUB).isInvited()).isTrue();

        world.club.now = then.plusSeconds(5);
        world.loggedIn();
        world.told(new DiscordEvent.Withdrawn(then.plusSeconds(1), NEO.user()));
        assertThat(world.sessions(account)).hasSize(1);
        assertThat(world.club.memberships.of(account)).hasSize(2);
    }

    @Test
    void somebody_whom_we_do_not_know_takes_nothing_back() {
        assertThat(
                        world.told(
                                new DiscordEvent.Withdrawn(
                                        world.club.now, new DiscordUser("186000000000000099"))))
                .isOne();
    }

    @Test
    void what_could_not_be_stored_is_no_good_answer() {
        var away = world.receive(CrashPoint.storesAway(0, 1));
        var event = world.event(world.added(world.club.now));

        assertThatThrownBy(() -> away.receive(event, ADDRESS))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_crash_at_any_point_leaves_an_event_that_is_handled_once() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final World at = new World();
                            private final AccountId account = at.loggedIn();
                            private final SignedEvent event =
                                    at.event(new DiscordEvent.Withdrawn(at.club.now, NEO.user()));

                            @Override
                            public void act(CrashPoint crash) {
                                at.receive(crash).receive(event, ADDRESS);
                                at.handle(crash).handle();
                                // Whoever crashed holds its claim until that lapses.
                                at.club.now = at.club.now.plusSeconds(31);
                                at.handle(crash).handle();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.sessions(account).isEmpty())
                                        .isEqualTo(at.club.memberships.of(account).isEmpty());
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.sessions(account)).isEmpty();
                                assertThat(at.club.memberships.of(account)).isEmpty();
                            }
                        });
    }
}
