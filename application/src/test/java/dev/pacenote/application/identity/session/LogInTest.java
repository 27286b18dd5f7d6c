package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person proves who they are and gets a session, or learns as little as possible. */
class LogInTest {

    private static final String WRONG = "wrong password";
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();

    private static LogIn.Command command(String name, String password, String address) {
        return new LogIn.Command(name, password, new Session.ClientInfo("Firefox", address));
    }

    private LogIn.Result logIn(String name, String password) {
        return logIn(name, password, IdentityWorld.HERE);
    }

    private LogIn.Result logIn(String name, String password, String address) {
        return world.logIn().logIn(command(name, password, address));
    }

    private String name() {
        return fox.username().value();
    }

    private void fail(int times, String address) {
        assertThat(IntStream.range(0, times).mapToObj(_ -> logIn(name(), WRONG, address)))
                .hasSize(times)
                .containsOnly(new LogIn.Result.BadCredentials());
    }

    @Test
    void the_right_password_opens_a_session_with_what_the_client_said_of_itself() {
        var result = logIn(name(), IdentityWorld.PASSWORD);

        assertThat(result).isInstanceOf(LogIn.Result.LoggedIn.class);
        var opened = world.sessions.of(fox.id(), world.now);
        assertThat(opened)
                .extracting(Session::client)
                .containsExactly(new Session.ClientInfo("Firefox", IdentityWorld.HERE));
        var tokens = ((LogIn.Result.LoggedIn) result).tokens();
        assertThat(tokens.refreshToken())
                .isEqualTo(world.refreshToken((BearerSession) opened.getFirst()));
        assertThat(tokens.accessToken()).contains(opened.getFirst().id().toString());
        assertThat(world.found(fox).lastLoginAt()).contains(world.now);
    }

    @Test
    void a_person_is_known_by_address_and_by_name_in_any_letter_case() {
        assertThat(
                        logIn(
                                Samples.address(fox).value().toUpperCase(Locale.ROOT),
                                IdentityWorld.PASSWORD))
                .isInstanceOf(LogIn.Result.LoggedIn.class);
        assertThat(logIn(" " + name().toUpperCase(Locale.ROOT), IdentityWorld.PASSWORD))
                .isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void an_unknown_name_and_a_wrong_password_get_the_same_answer_after_the_same_work() {
        assertThat(logIn("nobody", WRONG)).isEqualTo(logIn(name(), WRONG));

        assertThat(world.hasher.typedForNobody()).containsExactly(WRONG);
        assertThat(world.sessions.of(fox.id(), world.now)).isEmpty();
        assertThat(world.found(fox).lastLoginAt()).isEmpty();
    }

    @Test
    void an_empty_name_and_an_empty_password_open_nothing() {
        assertThat(logIn("", "")).isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(logIn(name(), "")).isInstanceOf(LogIn.Result.BadCredentials.class);
    }

    @Test
    void only_whoever_knows_the_password_learns_that_the_account_is_disabled() {
        world.disabled(fox);

        assertThat(logIn(name(), WRONG)).isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(logIn(name(), IdentityWorld.PASSWORD)).isInstanceOf(LogIn.Result.Disabled.class);
        assertThat(world.sessions.of(fox.id(), world.now)).isEmpty();
    }

    @Test
    void an_account_that_is_disabled_while_the_password_is_looked_at_gets_no_session() {
        var result =
                world.logIn(meanwhile(() -> world.disabled(fox)))
                        .logIn(command(name(), IdentityWorld.PASSWORD, IdentityWorld.HERE));

        assertThat(result).isInstanceOf(LogIn.Result.Disabled.class);
        assertThat(world.sessions.of(fox.id(), world.now)).isEmpty();
    }

    @Test
    void an_account_that_goes_while_the_password_is_looked_at_gets_no_session() {
        var result =
                world.logIn(meanwhile(() -> world.accounts.delete(fox.id())))
                        .logIn(command(name(), IdentityWorld.PASSWORD, IdentityWorld.HERE));

        assertThat(result).isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(world.sessions.of(fox.id(), world.now)).isEmpty();
    }

    @Test
    void whoever_has_no_password_opens_nothing_with_one_and_waits_as_long() {
        var pretended = new AtomicInteger();
        var counting =
                new PlainHasher() {
                    @Override
                    public void pretend(String typed) {
                        pretended.incrementAndGet();
                    }
                };
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));

        assertThat(
                        world.logIn(counting)
                                .logIn(
                                        command(
                                                Samples.address(neo).value(),
                                                "",
                                                IdentityWorld.HERE)))
                .isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(pretended).hasValue(1);
    }

    @Test
    void an_unknown_name_costs_the_same_reads_and_the_same_wait_as_a_wrong_password() {
        var work = new ArrayList<String>();
        var counting =
                new PlainHasher() {
                    @Override
                    public boolean matches(String typed, PasswordHash hash) {
                        work.add("hash");
                        return super.matches(typed, hash);
                    }

                    @Override
                    public void pretend(String typed) {
                        work.add("hash");
                    }
                };
        var reads =
                (Credentials)
                        Proxy.newProxyInstance(
                                Credentials.class.getClassLoader(),
                                new Class<?>[] {Credentials.class},
                                (_, method, arguments) -> {
                                    work.add(method.getName());
                                    return method.invoke(world.credentials, arguments);
                                });
        var logIn = world.logIn(new Passwords(reads, counting));

        assertThat(logIn.logIn(command(name(), "not the password", IdentityWorld.HERE)))
                .isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(work).containsExactly("find", "hash");
        work.clear();
        assertThat(logIn.logIn(command("nobody at all", "not the password", IdentityWorld.HERE)))
                .isInstanceOf(LogIn.Result.BadCredentials.class);
        assertThat(work).containsExactly("find", "hash");
    }

    /** Something else happens right after the password was found right. */
    private static PasswordHasher meanwhile(Runnable work) {
        return new PlainHasher() {
            @Override
            public boolean matches(String typed, PasswordHash hash) {
                boolean right = super.matches(typed, hash);
                work.run();
                return right;
            }
        };
    }

    @Test
    void after_five_failures_in_five_minutes_even_the_right_password_has_to_wait() {
        fail(5, IdentityWorld.HERE);

        assertThat(logIn(name(), IdentityWorld.PASSWORD))
                .isEqualTo(new LogIn.Result.TooMany(FIVE_MINUTES));
        assertThat(logIn(name(), IdentityWorld.PASSWORD, "198.51.100.7"))
                .as("from elsewhere")
                .isInstanceOf(LogIn.Result.LoggedIn.class);
        world.pass(FIVE_MINUTES);
        assertThat(logIn(name(), IdentityWorld.PASSWORD)).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void the_right_password_makes_earlier_failures_forgotten() {
        fail(4, IdentityWorld.HERE);
        logIn(name(), IdentityWorld.PASSWORD);

        fail(5, IdentityWorld.HERE);
    }

    @Test
    void many_guesses_at_once_are_as_few_as_one_after_the_other() {
        var results = Samples.atOnce(10, () -> logIn(name(), WRONG));

        assertThat(results)
                .filteredOn(new LogIn.Result.BadCredentials()::equals)
                .as("guesses that were looked at")
                .hasSize(5);
        assertThat(results).filteredOn(LogIn.Result.TooMany.class::isInstance).hasSize(5);
    }

    @Test
    void an_address_may_try_twenty_names_in_five_minutes() {
        assertThat(IntStream.range(0, 20).mapToObj(i -> logIn("nobody " + i, WRONG)))
                .hasSize(20)
                .containsOnly(new LogIn.Result.BadCredentials());

        assertThat(logIn(name(), IdentityWorld.PASSWORD)).isInstanceOf(LogIn.Result.TooMany.class);
    }

    @Test
    void addresses_of_one_network_of_ipv6_count_as_one() {
        fail(4, "2001:db8:0:1::1");
        fail(1, "2001:db8:0:1::2");

        assertThat(logIn(name(), IdentityWorld.PASSWORD, "2001:db8:0:1::3"))
                .isInstanceOf(LogIn.Result.TooMany.class);
        assertThat(logIn(name(), IdentityWorld.PASSWORD, "2001:db8:0:2::1"))
                .isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void a_name_is_guessed_at_a_hundred_times_an_hour_from_all_addresses_together() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> logIn(name(), WRONG, "192.0.2." + i)))
                .hasSize(100)
                .containsOnly(new LogIn.Result.BadCredentials());

        assertThat(logIn(name(), IdentityWorld.PASSWORD))
                .isEqualTo(new LogIn.Result.TooMany(Duration.ofHours(1)));
    }

    @Test
    void who_logs_in_more_than_a_hundred_times_an_hour_is_not_locked_out() {
        assertThat(
                        IntStream.range(0, 101)
                                .mapToObj(
                                        i -> logIn(name(), IdentityWorld.PASSWORD, "192.0.2." + i)))
                .hasSize(101)
                .hasOnlyElementsOfType(LogIn.Result.LoggedIn.class);
    }

    @Test
    void log_ins_at_once_each_get_a_session_of_their_own() {
        var results = Samples.atOnce(10, () -> logIn(name(), IdentityWorld.PASSWORD, address()));

        assertThat(results).hasSize(10).hasOnlyElementsOfType(LogIn.Result.LoggedIn.class);
        assertThat(world.sessions.of(fox.id(), world.now)).hasSize(10);
    }

    private static String address() {
        return "198.51.100." + (Thread.currentThread().threadId() % 250);
    }

    @Test
    void what_was_typed_is_never_printed() {
        assertThat(command(name(), IdentityWorld.PASSWORD, IdentityWorld.HERE).toString())
                .doesNotContain(name(), IdentityWorld.PASSWORD);
        var tokens = ((LogIn.Result.LoggedIn) logIn(name(), IdentityWorld.PASSWORD)).tokens();
        assertThat(tokens.toString()).doesNotContain(tokens.accessToken(), tokens.refreshToken());
    }
}
