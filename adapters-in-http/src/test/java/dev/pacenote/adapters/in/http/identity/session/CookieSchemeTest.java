package dev.pacenote.adapters.in.http.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.adapters.in.http.platform.security.SecuredService;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the cookie of a browser opens, and from where. */
@MicronautTest(contextBuilder = SecuredService.Context.class)
@Property(name = SecuredService.PLANTED, value = "true")
class CookieSchemeTest {

    private static final String PATH = "/planted/cookie";
    private static final String FOREIGN = "https://pacenote.example.evil.example";

    @Controller(PATH)
    @Requires(property = SecuredService.PLANTED)
    @Consumes(MediaType.ALL)
    @Produces(MediaType.TEXT_PLAIN)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Schemes({CookieScheme.class, BearerScheme.class})
    static class Planted {

        @Get
        String read(Caller caller) {
            return caller.user().toString();
        }

        @Post
        String change(Caller caller) {
            return caller.user().toString();
        }
    }

    @Inject private SecuredService service;
    private final SessionCookie cookie = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());
    private Account fox;

    @BeforeEach
    void logIn() {
        service.beginAnotherDay();
        fox = service.account();
        service.sessions.add(
                BrowserSession.start(
                        cookie,
                        fox.id(),
                        service.now,
                        new Session.ClientInfo("Firefox", "203.0.113.9")));
    }

    private String told(String method, SessionCookie by, String... headers) {
        var all = new ArrayList<>(List.of("Cookie", "session=" + by.value()));
        all.addAll(List.of(headers));
        var answer = service.send(method, PATH, all.toArray(String[]::new));
        return answer.status() == 200 ? answer.response().body() : answer.statusAndCode();
    }

    @Test
    void a_cookie_reads_unless_another_site_asks() {
        var own = fox.id().toString();

        assertThat(told("GET", cookie)).isEqualTo(own);
        assertThat(told("GET", cookie, "Sec-Fetch-Site", "same-origin")).isEqualTo(own);
        assertThat(told("GET", cookie, "Origin", SecuredService.OWN_ORIGIN)).isEqualTo(own);
        assertThat(told("GET", cookie, "Sec-Fetch-Site", "cross-site"))
                .isEqualTo("403 origin_refused");
        assertThat(told("GET", cookie, "Origin", FOREIGN, "Sec-Fetch-Site", "same-origin"))
                .isEqualTo("403 origin_refused");
    }

    @Test
    void a_cookie_changes_something_only_from_a_page_of_ours() {
        var own = fox.id().toString();

        assertThat(told("POST", cookie, "Origin", SecuredService.OWN_ORIGIN)).isEqualTo(own);
        for (var headers :
                List.of(
                        new String[] {},
                        new String[] {"Origin", FOREIGN},
                        new String[] {"Origin", "null"},
                        new String[] {"Origin", FOREIGN, "Sec-Fetch-Site", "same-origin"},
                        new String[] {"Sec-Fetch-Site", "same-origin"},
                        new String[] {"Sec-Fetch-Site", "same-site"})) {
            assertThat(told("POST", cookie, headers)).isEqualTo("403 origin_refused");
        }
    }

    @Test
    void a_cookie_that_opens_no_session_opens_nothing() {
        var guessed = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());
        assertThat(told("GET", guessed)).isEqualTo("401 access_token_missing");
        assertThat(told("GET", new SessionCookie(""))).isEqualTo("401 access_token_missing");

        service.sessions.revoke(cookie.session());
        assertThat(told("GET", cookie)).isEqualTo("401 access_token_missing");
    }

    @Test
    void a_cookie_of_a_disabled_account_opens_nothing_and_a_token_beside_it_counts() {
        Samples.changed(service.accounts, fox.id(), account -> account.enabled(false));

        assertThat(told("GET", cookie)).isEqualTo("401 access_token_missing");
        var other = service.account();
        var token = service.token(service.loggedIn(other, Role.USER));
        assertThat(told("GET", cookie, "Authorization", "Bearer " + token))
                .isEqualTo(other.id().toString());
    }
}
