package dev.pacenote.adapters.out.dynamodb.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.OutsideLogin;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import dev.pacenote.domain.identity.session.SessionId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A session per item, and an item that names them: the two must never disagree for good. */
class DynamoSessionsTest {

    private static final AccountId PERSON = new AccountId(7);

    private static BearerSession session() {
        return BearerSession.start(
                new SessionId(UUID.randomUUID()),
                PERSON,
                UUID.randomUUID(),
                Samples.NOON,
                new Session.ClientInfo("Firefox", "203.0.113.9"));
    }

    /** The same client; something else happens right after its first call. */
    private static DynamoDbClient interrupted(DynamoDbClient client, Runnable meanwhile) {
        var calls = new AtomicInteger();
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            try {
                                var answer = method.invoke(client, arguments);
                                if (calls.getAndIncrement() == 0) {
                                    meanwhile.run();
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Test
    void whoever_logs_in_while_all_is_ended_is_out_or_can_be_ended_later() {
        try (var dynamo = new LocalDynamo()) {
            var sessions = new DynamoSessions(dynamo.sessions());
            var client = interrupted(dynamo.client(), () -> sessions.revokeAllOf(PERSON));
            var late = session();

            new DynamoSessions(new DynamoTable(() -> client, "sessions")).add(late);
            sessions.revokeAllOf(PERSON);

            assertThat(sessions.find(late.id(), Samples.NOON)).isEmpty();
        }
    }

    @Test
    void the_item_of_a_person_outlives_every_session_that_it_names() {
        try (var dynamo = new LocalDynamo()) {
            var sessions = new DynamoSessions(dynamo.sessions());
            var month = session();
            var cookie = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());
            sessions.add(month);
            sessions.add(BrowserSession.start(cookie, PERSON, Samples.NOON, month.client()));

            assertThat(namedUntil(dynamo)).isEqualTo(month.endsAt());
        }
    }

    /** The same client, which counts what it is asked. */
    private static DynamoDbClient counted(DynamoDbClient client, AtomicInteger calls) {
        return (DynamoDbClient)
                Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (_, method, arguments) -> {
                            calls.incrementAndGet();
                            try {
                                return method.invoke(client, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static BearerSession sessionAt(Instant start) {
        return BearerSession.start(
                new SessionId(UUID.randomUUID()),
                PERSON,
                UUID.randomUUID(),
                start,
                new Session.ClientInfo("cron", "203.0.113.9"));
    }

    @Test
    void whoever_logs_in_for_years_has_an_item_that_names_what_is_open() {
        try (var dynamo = new LocalDynamo()) {
            var sessions = new DynamoSessions(dynamo.sessions());
            var day = Samples.NOON;
            for (int i = 0; i < 5 * DynamoSessions.TIDY_EVERY; i++) {
                sessions.add(sessionAt(day));
                day = day.plus(Duration.ofDays(1));
            }

            assertThat(named(dynamo)).hasSizeLessThan(2 * DynamoSessions.TIDY_EVERY);
            var calls = new AtomicInteger();
            var counting = counted(dynamo.client(), calls);
            assertThat(
                            new DynamoSessions(new DynamoTable(() -> counting, "sessions"))
                                    .of(PERSON, day))
                    .hasSize(6);
            assertThat(calls).as("the names, and the sessions together").hasValue(2);
        }
    }

    @Test
    void of_more_sessions_than_can_be_named_those_end_that_were_not_used_for_longest() {
        try (var dynamo = new LocalDynamo()) {
            var sessions = new DynamoSessions(dynamo.sessions());
            var first = sessionAt(Samples.NOON);
            sessions.add(first);
            for (int i = 1; i < DynamoSessions.MAX_NAMED + DynamoSessions.TIDY_EVERY; i++) {
                sessions.add(sessionAt(Samples.NOON.plusSeconds(i)));
            }
            var now = Samples.NOON.plus(Duration.ofDays(1));

            assertThat(sessions.of(PERSON, now)).hasSize(DynamoSessions.MAX_NAMED);
            assertThat(sessions.find(first.id(), now)).isEmpty();
            assertThat(named(dynamo)).hasSize(DynamoSessions.MAX_NAMED);
        }
    }

    private static List<String> named(LocalDynamo dynamo) {
        var key = Map.of("id", AttributeValue.fromS("user#" + PERSON.value()));
        return dynamo.client()
                .getItem(get -> get.tableName("sessions").key(key))
                .item()
                .get("sessions")
                .ss();
    }

    /** When DynamoDB forgets which sessions the person has. */
    private static Instant namedUntil(LocalDynamo dynamo) {
        var key = Map.of("id", AttributeValue.fromS("user#" + PERSON.value()));
        var item = dynamo.client().getItem(get -> get.tableName("sessions").key(key)).item();
        return Instant.ofEpochSecond(Long.parseLong(item.get("expires").n()));
    }

    private static OutsideLogin login(Instant tokenEndsAt) {
        var subject = new ExternalSubject("https://issuer.example", "s-1");
        return new OutsideLogin(
                subject, "sid 1", Optional.of(Samples.NOON), Samples.NOON, tokenEndsAt);
    }

    @Test
    void a_session_that_an_issuer_keeps_for_longer_than_a_month_is_named_as_long() {
        try (var dynamo = new LocalDynamo()) {
            var sessions = new DynamoSessions(dynamo.sessions());
            var hour = Duration.ofHours(1);
            var session =
                    OutsideSession.start(
                            login(Samples.NOON.plus(hour)),
                            PERSON,
                            Samples.NOON,
                            session().client());
            sessions.add(session);

            for (int day = 1; day <= 40; day++) {
                var now = Samples.NOON.plus(Duration.ofDays(day));
                session = session.used(login(now.plus(hour)), now).orElseThrow();
                assertThat(sessions.replace(session)).isTrue();
                assertThat(namedUntil(dynamo)).as("day " + day).isAfter(now);
            }

            assertThat(namedUntil(dynamo)).isAfterOrEqualTo(session.endsAt());
            assertThat(sessions.of(PERSON, session.startedAt())).containsExactly(session);
        }
    }
}
