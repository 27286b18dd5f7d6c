package dev.pacenote.application.contracts.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.OutsideLogin;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Sessions} promises. */
public interface SessionsContract {

    Sessions sessions();

    /** Whose sessions they are. */
    Accounts accounts();

    /** The transactions that the sessions may be part of. */
    Transactions transactions();

    private BearerSession added(AccountId user) {
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        user,
                        UUID.randomUUID(),
                        Samples.NOON,
                        new Session.ClientInfo("Firefox", "203.0.113.7"));
        sessions().add(session);
        return session;
    }

    private BearerSession added() {
        return added(Samples.account(accounts()).id());
    }

    private static BearerSession rotated(BearerSession session) {
        var decision =
                session.refresh(
                        session.current().id(), UUID.randomUUID(), Samples.NOON.plusSeconds(9));
        return ((BearerSession.Refresh.Rotated) decision).session();
    }

    @Test
    default void a_session_is_found_as_it_was_until_it_ends() {
        var session = added();

        assertThat(sessions().find(session.id(), Samples.NOON)).contains(session);
        assertThat(sessions().find(session.id(), session.endsAt())).isEmpty();
    }

    @Test
    default void many_sessions_are_found_at_once_but_those_that_are_over_or_unknown() {
        var one = added();
        var two = added();
        var revoked = added();
        sessions().revoke(revoked.id());
        var ids = List.of(one.id(), new SessionId(UUID.randomUUID()), revoked.id(), two.id());

        assertThat(sessions().findAll(ids, Samples.NOON))
                .isEqualTo(Map.of(one.id(), one, two.id(), two));
        assertThat(sessions().findAll(ids, one.endsAt())).isEmpty();
        assertThat(sessions().findAll(List.of(), Samples.NOON)).isEmpty();
    }

    private static SessionCookie cookie() {
        return SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());
    }

    private BrowserSession inBrowser(SessionCookie cookie, AccountId person, Instant at) {
        var session =
                BrowserSession.start(
                        cookie, person, at, new Session.ClientInfo("Opera", "2001:db8::1"));
        sessions().add(session);
        return session;
    }

    @Test
    default void a_session_of_a_browser_is_found_by_its_cookie_until_it_ends() {
        var cookie = cookie();
        var session = inBrowser(cookie, Samples.account(accounts()).id(), Samples.NOON);

        assertThat(sessions().find(cookie.session(), Samples.NOON)).contains(session);
        assertThat(sessions().find(cookie().session(), Samples.NOON)).isEmpty();
        assertThat(sessions().find(session.id(), session.endsAt())).isEmpty();

        var used = session.used(Samples.NOON.plusSeconds(90)).orElseThrow();
        assertThat(sessions().replace(used)).isTrue();
        assertThat(sessions().replace(used)).as("a second time").isFalse();
        assertThat(sessions().find(session.id(), Samples.NOON)).contains(used);
    }

    private static OutsideLogin login(String key, Optional<Instant> authenticatedAt, Instant end) {
        return new OutsideLogin(
                new ExternalSubject("https://issuer.example/pool", Samples.word()),
                key,
                authenticatedAt,
                Samples.NOON,
                end);
    }

    private OutsideSession fromOutside(OutsideLogin login, AccountId person) {
        var session =
                OutsideSession.start(
                        login, person, Samples.NOON, new Session.ClientInfo("Safari", ""));
        sessions().add(session);
        return session;
    }

    @Test
    default void a_session_by_an_outside_issuer_is_kept_by_the_next_token_of_its_log_in() {
        var person = Samples.account(accounts()).id();
        var end = Samples.NOON.plusSeconds(3_600);
        var first = login("sid 1", Optional.of(Samples.NOON.minusSeconds(9)), end);
        var session = fromOutside(first, person);
        assertThat(sessions().find(first.session(), Samples.NOON)).contains(session);
        assertThat(sessions().find(first.session(), end)).isEmpty();

        var next =
                new OutsideLogin(
                        first.subject(),
                        "sid 1",
                        Optional.of(Samples.NOON),
                        Samples.NOON,
                        end.plusSeconds(3_600));
        var kept = session.used(next, Samples.NOON.plusSeconds(5)).orElseThrow();
        assertThat(sessions().replace(kept)).isTrue();
        assertThat(sessions().replace(kept)).as("a second time").isFalse();

        assertThat(sessions().find(first.session(), end)).contains(kept);
        assertThat(sessions().of(person, end)).containsExactly(kept);
        sessions().revoke(first.session());
        assertThat(sessions().find(first.session(), end)).isEmpty();
    }

    /**
     * Has the store remove what it may remove at that moment; nothing in a store that removes
     * nothing by itself.
     */
    default void expire(Instant now) {
        // Most stores remove nothing by themselves.
    }

    @Test
    default void a_session_by_an_outside_issuer_that_is_kept_for_long_can_be_listed_and_ended() {
        var person = Samples.account(accounts()).id();
        var login = login("sid 1", Optional.of(Samples.NOON), Samples.NOON.plusSeconds(90_000));
        var session = fromOutside(login, person);
        var now = Samples.NOON;
        for (int day = 1; day <= 40; day++) {
            now = Samples.NOON.plus(Duration.ofDays(day));
            var token =
                    new OutsideLogin(
                            login.subject(),
                            login.key(),
                            login.authenticatedAt(),
                            now,
                            now.plusSeconds(90_000));
            session = session.used(token, now).orElseThrow();
            assertThat(sessions().replace(session)).isTrue();
            expire(now);
        }

        assertThat(sessions().of(person, now)).containsExactly(session);
        sessions().revokeAllOf(person);
        assertThat(sessions().find(session.id(), now)).isEmpty();
    }

    @Test
    default void
            a_session_whose_token_lasts_for_long_is_ended_with_shorter_ones_that_began_later() {
        var person = Samples.account(accounts()).id();
        var end = Samples.NOON.plus(Duration.ofDays(90));
        var session = fromOutside(login("sid 1", Optional.of(Samples.NOON), end), person);
        var shorter = login("sid 2", Optional.empty(), Samples.NOON.plusSeconds(3_600));
        var other = fromOutside(shorter, person);
        added(person);
        var later = Samples.NOON.plusSeconds(600);
        assertThat(sessions().replace(other.used(shorter, later).orElseThrow())).isTrue();

        var now = end.minusSeconds(1);
        expire(now);

        assertThat(sessions().of(person, now)).containsExactly(session);
        sessions().revokeAllOf(person);
        assertThat(sessions().find(session.id(), now)).isEmpty();
    }

    @Test
    default void a_session_by_an_outside_issuer_begins_anew_where_it_was_ended() {
        var person = Samples.account(accounts()).id();
        var login = login("jti 1", Optional.empty(), Samples.NOON.plusSeconds(3_600));
        fromOutside(login, person);

        sessions().revoke(login.session());
        var again = fromOutside(login, person);

        assertThat(sessions().find(login.session(), Samples.NOON)).contains(again);
        sessions().revokeAllOf(person);
        assertThat(sessions().of(person, Samples.NOON)).isEmpty();
    }

    @Test
    default void sessions_of_both_kinds_are_listed_and_ended_together() {
        var person = Samples.account(accounts()).id();
        var bearer = added(person);
        var browser = inBrowser(cookie(), person, Samples.NOON.plusSeconds(5));
        var other = inBrowser(cookie(), person, Samples.NOON.plusSeconds(9));

        assertThat(sessions().of(person, Samples.NOON.plusSeconds(9)))
                .extracting(Session::id)
                .containsExactly(other.id(), browser.id(), bearer.id());
        assertThat(sessions().of(person, other.endsAt()))
                .extracting(Session::id)
                .containsExactly(bearer.id());

        sessions().revoke(other.id());
        sessions().revokeOthers(person, bearer.id());
        assertThat(sessions().of(person, Samples.NOON))
                .extracting(Session::id)
                .containsExactly(bearer.id());

        inBrowser(cookie(), person, Samples.NOON);
        sessions().revokeAllOf(person);
        assertThat(sessions().of(person, Samples.NOON)).isEmpty();
    }

    @Test
    default void a_change_is_saved_with_everything_it_remembers() {
        var session = added();
        var next = rotated(session);

        assertThat(sessions().replace(next)).isTrue();
        assertThat(sessions().find(session.id(), Samples.NOON)).contains(next);

        var arrived = next.arrived(next.current().id()).orElseThrow();
        assertThat(sessions().replace(arrived)).isTrue();
        assertThat(sessions().find(session.id(), Samples.NOON)).contains(arrived);
    }

    @Test
    default void a_transaction_that_was_undone_ended_no_session_where_sessions_join_it() {
        var session = added();
        try {
            transactions()
                    .run(
                            () -> {
                                sessions().revokeAllOf(session.user());
                                throw new IllegalStateException("crash");
                            });
        } catch (IllegalStateException crash) {
            assertThat(crash).hasMessage("crash");
        }

        assertThat(sessions().find(session.id(), Samples.NOON).isPresent())
                .isEqualTo(sessions().joinsTransactions());
    }

    @Test
    default void of_many_changes_to_one_version_one_wins() {
        var session = added();

        var results = Samples.atOnce(8, () -> sessions().replace(rotated(session)));

        assertThat(results).containsOnlyOnce(true);
    }

    @Test
    default void a_revoked_session_is_gone_and_stays_gone() {
        var session = added();

        sessions().revoke(session.id());
        sessions().revoke(session.id());

        assertThat(sessions().find(session.id(), Samples.NOON)).isEmpty();
        assertThat(sessions().replace(rotated(session))).isFalse();
        assertThat(sessions().find(session.id(), Samples.NOON)).isEmpty();
    }

    @Test
    default void all_sessions_of_one_user_can_be_revoked() {
        var mine = added();
        var alsoMine = added(mine.user());
        var other = added();

        sessions().revokeAllOf(mine.user());

        assertThat(sessions().find(mine.id(), Samples.NOON)).isEmpty();
        assertThat(sessions().find(alsoMine.id(), Samples.NOON)).isEmpty();
        assertThat(sessions().find(other.id(), Samples.NOON)).isPresent();
    }

    @Test
    default void sessions_last_used_at_the_same_time_are_listed_by_their_ids_as_text() {
        var person = Samples.account(accounts()).id();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(added(person).id().toString());
        }
        Collections.sort(ids);

        assertThat(sessions().of(person, Samples.NOON))
                .extracting(session -> session.id().toString())
                .containsExactlyElementsOf(ids);
    }

    @Test
    default void the_sessions_of_a_person_are_listed_last_used_first_until_they_are_over() {
        var person = Samples.account(accounts());
        var first = sessionOf(person.id(), Samples.NOON);
        var second = sessionOf(person.id(), Samples.NOON.plusSeconds(5));
        sessions().add(first);
        sessions().add(second);

        var now = Samples.NOON.plusSeconds(10);
        assertThat(sessions().of(person.id(), now))
                .extracting(Session::id)
                .containsExactly(second.id(), first.id());
        assertThat(sessions().of(person.id(), Samples.NOON.plus(BearerSession.TOKEN_LIFETIME)))
                .extracting(Session::id)
                .containsExactly(second.id());
    }

    @Test
    default void all_sessions_but_one_can_be_ended() {
        var person = Samples.account(accounts());
        var kept = sessionOf(person.id(), Samples.NOON);
        var ended = sessionOf(person.id(), Samples.NOON);
        sessions().add(kept);
        sessions().add(ended);

        sessions().revokeOthers(person.id(), kept.id());

        assertThat(sessions().of(person.id(), Samples.NOON))
                .extracting(Session::id)
                .containsExactly(kept.id());
    }

    private static BearerSession sessionOf(AccountId person, Instant at) {
        return BearerSession.start(
                new SessionId(UUID.randomUUID()),
                person,
                UUID.randomUUID(),
                at,
                new Session.ClientInfo("Firefox", "203.0.113.9"));
    }

    @Test
    default void those_that_are_neither_revoked_nor_over_are_counted() {
        var later = Samples.NOON.plus(Duration.ofDays(4_000));
        assertThat(sessions().count(later)).isZero();
        var mine = sessionOf(Samples.account(accounts()).id(), later);
        var other = sessionOf(Samples.account(accounts()).id(), later.plusSeconds(60));
        sessions().add(mine);
        sessions().add(other);

        assertThat(sessions().count(later.plusSeconds(60))).isEqualTo(2);
        assertThat(sessions().count(mine.expiresAt())).isEqualTo(1);
        assertThat(sessions().count(other.expiresAt())).isZero();
        var browser = inBrowser(cookie(), mine.user(), later);
        assertThat(sessions().count(later.plusSeconds(60))).isEqualTo(3);
        assertThat(sessions().count(browser.endsAt())).isEqualTo(2);
        sessions().revoke(browser.id());
        sessions().revoke(mine.id());
        assertThat(sessions().count(later.plusSeconds(60))).isEqualTo(1);
        var outside =
                fromOutside(login("sid 1", Optional.empty(), later.plusSeconds(90)), mine.user());
        assertThat(sessions().count(later.plusSeconds(60))).isEqualTo(2);
        assertThat(sessions().count(outside.endsAt())).isEqualTo(1);
        sessions().revoke(outside.id());
    }
}
