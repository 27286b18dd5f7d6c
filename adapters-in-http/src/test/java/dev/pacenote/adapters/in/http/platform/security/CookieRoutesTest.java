package dev.pacenote.adapters.in.http.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which routes a browser opens by its cookie. */
class CookieRoutesTest {

    /** What people ask for whichever areas are on. */
    private static final Pattern SHARED =
            Pattern.compile("/users/me(/identities.*)?|/notifications(/.*)?|/ws/(tickets|events)");

    private static final Pattern USERS_AND_MESSAGES = Pattern.compile("/(users|messages)(/.*)?");

    private static ApplicationContext context;

    /** Without one there is no inbox. */
    private static final class Weather implements NotificationRenderer {

        @Override
        public Topic topic() {
            return new Topic("weather.storm");
        }

        @Override
        public NotificationType type() {
            return NotificationType.ALERT;
        }

        @Override
        public Map<UUID, Text> render(List<Notification> notifications) {
            return Map.of();
        }
    }

    @BeforeAll
    static void start() {
        context =
                ApplicationContext.builder(Map.of(Choices.AREA + "messages", true))
                        .singletons(new Weather())
                        .start();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static List<RouteAccess> routes(Predicate<String> path) {
        return context.getBean(Router.class)
                .uriRoutes()
                .filter(route -> path.test(route.getUriMatchTemplate().toPathString()))
                .map(route -> RouteAccess.of(route.getAnnotationMetadata()))
                .toList();
    }

    @Test
    void what_all_areas_share_takes_the_cookie_or_else_an_access_token() {
        assertThat(routes(SHARED.asMatchPredicate()))
                .hasSizeGreaterThan(15)
                .allSatisfy(
                        access ->
                                assertThat(access.schemes())
                                        .isEqualTo(
                                                List.of(CookieScheme.class, BearerScheme.class)));
    }

    @Test
    void the_area_of_messages_never_reads_the_cookie() {
        assertThat(
                        routes(
                                USERS_AND_MESSAGES
                                        .asMatchPredicate()
                                        .and(SHARED.asMatchPredicate().negate())))
                .hasSizeGreaterThan(12)
                .allSatisfy(
                        access ->
                                assertThat(access.schemes())
                                        .isEqualTo(List.of(BearerScheme.class)));
    }
}
