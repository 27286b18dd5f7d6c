package dev.pacenote.adapters.in.http.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.application.identity.token.OutsideTokens;
import dev.pacenote.application.notice.announcement.Announce;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.parts.attachment.FileTransfers;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document beside the routes that really answer, planted ones among them. */
class ApiDocumentTest {

    private static final WebSettings SETTINGS =
            new WebSettings(
                    List.of(),
                    Set.of(),
                    List.of(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    "test",
                    "1.2.3",
                    List.of());

    private static ApplicationContext context;
    private static Map<String, UriRouteInfo<?, ?>> routes;

    @BeforeAll
    static void start() {
        context = context(true);
        routes = new TreeMap<>(ApiDocument.routes(context.getBean(Router.class)));
    }

    /** Something that an area shows in the inbox. */
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

    /** What a route requires; nobody calls the route here. */
    private static <T> RuntimeBeanDefinition<T> neverMade(Class<T> type) {
        return RuntimeBeanDefinition.of(
                type,
                () -> {
                    throw new IllegalStateException(type.getName());
                });
    }

    private static ApplicationContext context(boolean areasAreOn) {
        return ApplicationContext.builder(
                        Map.of(
                                "micronaut.security.endpoints.introspection.enabled",
                                "false",
                                Choices.AREA + "trackmania",
                                areasAreOn,
                                Choices.AREA + "messages",
                                areasAreOn,
                                Choices.AREA + "parts",
                                areasAreOn))
                .singletons(areasAreOn ? new Object[] {new Weather()} : new Object[0])
                .beanDefinitions(
                        areasAreOn
                                ? new RuntimeBeanDefinition<?>[] {
                                    neverMade(Announce.class),
                                    neverMade(OutsideTokens.class),
                                    neverMade(FileTransfers.class)
                                }
                                : new RuntimeBeanDefinition<?>[0])
                .start();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static JsonNode published() throws IOException {
        return published(context);
    }

    private static JsonNode published(ApplicationContext context) throws IOException {
        var document =
                new ApiDocument(
                                context.getBean(Router.class),
                                SETTINGS,
                                List.of(),
                                List.of(),
                                List.of())
                        .yaml();
        return new YAMLMapper().readTree(document);
    }

    private static Set<String> undescribed(JsonNode document) {
        var missing = new TreeSet<>(routes.keySet());
        missing.removeAll(operations(document));
        return missing;
    }

    private static Set<String> routeless(JsonNode document) {
        var surplus = operations(document);
        surplus.removeAll(routes.keySet());
        return surplus;
    }

    private static Set<String> operations(JsonNode document) {
        var operations = new TreeSet<String>();
        for (var path : document.path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> operations.add(method + " " + path.getKey()));
        }
        return operations;
    }

    private static boolean isPlanted(String route) {
        return route.contains(" /planted/");
    }

    @Test
    void every_route_is_in_the_document() throws IOException {
        var document = published();

        assertThat(undescribed(document)).filteredOn(route -> !isPlanted(route)).isEmpty();
        assertThat(operations(document)).hasSizeGreaterThan(70);
    }

    @Test
    void a_route_that_the_document_lacks_is_found() throws IOException {
        assertThat(undescribed(published())).contains("put /planted/merge");
    }

    @Test
    void every_operation_is_a_route_and_one_that_is_none_is_found() {
        var document = ApiDocument.compiled();

        assertThat(routeless(document)).isEmpty();
        ((ObjectNode) document.path("paths")).putObject("/nowhere").putObject("get");
        assertThat(routeless(document)).containsExactly("get /nowhere");
    }

    @Test
    void what_is_of_an_area_that_is_off_is_not_in_the_document() throws IOException {
        try (var without = context(false)) {
            var document = published(without);
            var schemas = document.path("components").path("schemas");

            assertThat(operations(document))
                    .hasSizeBetween(30, operations(published()).size() - 15)
                    .contains("post /api/v1/users/login")
                    .doesNotContain("get /api/v1/users/alerts")
                    .isSubsetOf(ApiDocument.routes(without.getBean(Router.class)).keySet());
            assertThat(schemas.has("Problem")).isTrue();
            assertThat(schemas.has("Health")).isTrue();
            assertThat(published().path("components").path("schemas").has("BoardRow")).isTrue();
            assertThat(schemas.has("BoardRow")).isFalse();
        }
    }

    @Test
    void every_schema_has_a_name_that_no_move_of_a_class_changes() throws IOException {
        var names = published().path("components").path("schemas").fieldNames();

        assertThat(names).toIterable().allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
    }
}
