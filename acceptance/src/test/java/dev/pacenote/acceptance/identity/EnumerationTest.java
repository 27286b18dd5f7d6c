package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Nobody learns who has an account: the same answer, and times that cannot be told apart. Compared
 * are whole distributions of calls made in turn, because one call proves nothing.
 */
@Isolated("what others do meanwhile would show")
@FunctionsInLongRun
class EnumerationTest {

    private static final int CALLS = 60;

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("EMAIL_VERIFICATION", "required");
    private static final Api API = APP.open();

    @BeforeAll
    static void fill() {
        for (int i = 0; i < CALLS + 10; i++) {
            assertThat(post("register", account("known" + i)).status()).isEqualTo(201);
        }
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static Map<String, String> account(String name) {
        return Map.of(
                "username",
                name,
                "email",
                name + "@example.org",
                "password",
                // Of each their own, so that each is hashed.
                name + "'s horse");
    }

    /** Each call comes from another address, so that no limit interferes. */
    private static Api.Answer post(String what, Map<String, ?> body) {
        return API.send(
                API.json("/api/v1/users/" + what)
                        .header("X-Forwarded-For", Addresses.next())
                        .POST(Api.body(body)));
    }

    private interface Call {
        Api.Answer of(int number);
    }

    /**
     * The share of pairs in which the first kind of call took longer: one half when nobody can tell
     * them apart, zero or one when everybody can.
     */
    private static double shareOfLonger(Call one, Call other) {
        var first = new ArrayList<Long>();
        var second = new ArrayList<Long>();
        for (int i = -10; i < CALLS; i++) {
            long a = nanos(one, i + 10);
            long b = nanos(other, i + 10);
            if (i >= 0) {
                first.add(a);
                second.add(b);
            }
        }
        double longer = 0;
        for (long a : first) {
            for (long b : second) {
                longer += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return longer / (first.size() * second.size());
    }

    private static long nanos(Call call, int number) {
        long start = System.nanoTime();
        call.of(number);
        return System.nanoTime() - start;
    }

    @Test
    void logging_in_takes_as_long_for_an_unknown_name_as_for_a_wrong_password() {
        Call known = i -> post("login", Map.of("email", "known" + i, "password", "wrong"));
        Call unknown = i -> post("login", Map.of("email", "nobody" + i, "password", "wrong"));
        assertSame(known.of(0), unknown.of(0));

        assertThat(shareOfLonger(known, unknown)).isBetween(0.25, 0.75);
    }

    @Test
    void asking_for_a_new_password_takes_as_long_for_an_unknown_address() {
        Call known = i -> post("password/forgot", Map.of("email", "known" + i + "@example.org"));
        Call unknown = i -> post("password/forgot", Map.of("email", "nobody" + i + "@example.org"));
        assertSame(known.of(0), unknown.of(0));

        assertThat(shareOfLonger(known, unknown)).isBetween(0.25, 0.75);
    }

    @Test
    void registering_takes_as_long_with_a_known_address() {
        Call known =
                i ->
                        post(
                                "register",
                                Map.of(
                                        "username", "again" + i,
                                        "email", "known" + i + "@example.org",
                                        "password", "again" + i + "'s horse"));
        Call unknown = i -> post("register", account("fresh" + i));
        var one = known.of(0);
        assertThat(one.status()).isEqualTo(201);
        assertThat(one.body()).isEqualTo(post("register", account("firstfresh")).body());

        assertThat(shareOfLonger(known, unknown)).isBetween(0.2, 0.8);
    }

    private static void assertSame(Api.Answer one, Api.Answer other) {
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.text("detail").isEmpty() ? one.body() : one.text("detail"))
                .isEqualTo(other.text("detail").isEmpty() ? other.body() : other.text("detail"));
        assertThat(one.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
    }
}
