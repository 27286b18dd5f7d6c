package dev.pacenote.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody who changes a setting on and on, opens accounts now and then and forgets their
 * passwords; and who knows what of it was confirmed.
 */
public final class BusyAccount {

    private static final List<String> FILTERS = List.of("wr", "top5", "all");
    private static final int CHANGES_PER_ACCOUNT = 4;

    /** Confirmed accounts. */
    final List<String> registered = new CopyOnWriteArrayList<>();

    /** Those of them for which a new password was asked for, which was confirmed too. */
    public final List<String> forgetful = new CopyOnWriteArrayList<>();

    private final String name;

    /** What the setting may be: the last confirmed one, and those whose fate is not known. */
    private final Set<String> possible = new HashSet<>(Set.of("wr"));

    private int turn;

    /**
     * @param name of an account with an alert for world records
     */
    public BusyAccount(String name) {
        this.name = name;
    }

    /** Until the server is gone, or this thread is told to stop. */
    public void writeOn(Api api) {
        try {
            var token = logIn(api, name).text("access_token");
            var alert = "/api/v1/users/alerts/" + alert(api, token).text("id");
            while (!Thread.currentThread().isInterrupted()) {
                change(api, alert, token);
                if (++turn % CHANGES_PER_ACCOUNT == 0) {
                    open(api, name + "x" + turn);
                }
            }
        } catch (UncheckedIOException killed) {
            // In the middle of an answer.
        } catch (IllegalStateException told) {
            assertThat(told).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    private void change(Api api, String alert, String token) {
        var filter = FILTERS.get(turn % FILTERS.size());
        possible.add(filter);
        if (api.put(alert, token, Map.of("record_filter", filter)).status() == 200) {
            possible.retainAll(Set.of(filter));
        }
    }

    private void open(Api api, String username) {
        var account =
                Map.of(
                        "username",
                        username,
                        "email",
                        username + "@example.org",
                        "password",
                        TestApplication.PASSWORD);
        if (fromAnywhere(api, "register", account).status() == 201) {
            registered.add(username);
            var email = Map.of("email", username + "@example.org");
            if (fromAnywhere(api, "password/forgot", email).status() == 202) {
                forgetful.add(username);
            }
        }
    }

    /** Nobody does that much from one address. */
    private Api.Answer fromAnywhere(Api api, String what, Map<String, ?> body) {
        return api.send(
                api.json("/api/v1/users/" + what)
                        .header("X-Forwarded-For", Addresses.next())
                        .POST(Api.body(body)));
    }

    private Api.Answer logIn(Api api, String username) {
        return fromAnywhere(
                api, "login", Map.of("email", username, "password", TestApplication.PASSWORD));
    }

    /** The setting is what it may be; from now on its fate is known. */
    public void findsWhatWasConfirmed(Api api) {
        var token = logIn(api, name).text("access_token");
        var filter = alert(api, token).text("recordFilter");
        assertThat(possible).contains(filter);
        possible.retainAll(Set.of(filter));
    }

    /** Every confirmed account is there. */
    public void findsTheAccounts(Api api) {
        assertThat(registered)
                .allSatisfy(
                        username -> {
                            var login = logIn(api, username);
                            assertThat(login.status()).as(login.body()).isEqualTo(200);
                        });
    }

    private static Alert alert(Api api, String token) {
        return new Alert(api.get("/api/v1/users/alerts", token));
    }

    private record Alert(Api.Answer answer) {
        String text(String field) {
            var alerts = answer.json().path("alerts");
            assertThat(alerts).as(answer.body()).hasSize(1);
            return alerts.get(0).path(field).asText();
        }
    }
}
