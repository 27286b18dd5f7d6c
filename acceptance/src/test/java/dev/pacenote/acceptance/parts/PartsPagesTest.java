package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One address is a page for whoever opens it and data for programs (contract of parts, 1.1). */
class PartsPagesTest {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @RegisterExtension
    static final WorkshopServer SERVER =
            new WorkshopServer()
                    .with("LIMIT_PARTS_READS_PER_MINUTE", "4")
                    .with("LIMIT_PARTS_WRITES_PER_MINUTE", "2");

    @ParameterizedTest
    @ValueSource(
            strings = {"/parts", "/parts/new", "/parts/brake-pad-01", "/reorder", "/analytics"})
    void a_browser_that_opens_it_gets_the_page(String path) {
        var page = SERVER.api().send(SERVER.api().request(path).header("Accept", BROWSER).GET());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!doctype html>");
        assertThat(vary(page)).contains("Accept", "Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/parts", "/analytics"})
    void programs_get_data_or_hear_that_they_must_log_in(String path) {
        var workshop = SERVER.workshop();
        var data = workshop.get(path);
        assertThat(data.status()).isEqualTo(200);
        assertThat(data.json().isContainerNode()).isTrue();
        assertThat(vary(data)).contains("Accept", "Authorization");

        var bearer =
                SERVER.api()
                        .send(
                                SERVER.api()
                                        .request(path)
                                        .header("Accept", BROWSER)
                                        .header("Authorization", "Bearer " + workshop.token())
                                        .GET());
        assertThat(bearer.body()).isEqualTo(data.body());
        for (var accept : new String[] {"*/*", "application/json"}) {
            var refused =
                    SERVER.api().send(SERVER.api().request(path).header("Accept", accept).GET());
            assertThat(refused.status()).as(accept + refused.body()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/parts/files", "/parts/files/x", "/stock/brake-pad-01"})
    void what_is_never_a_page_is_none_for_browsers(String path) {
        assertThat(
                        SERVER.api()
                                .send(SERVER.api().request(path).header("Accept", BROWSER).GET())
                                .status())
                .isIn(401, 404);
    }

    @Test
    void so_many_reads_and_writes_a_minute_are_a_workshops_and_it_hears_when_it_may_go_on() {
        var workshop = SERVER.workshop();
        for (int i = 0; i < 2; i++) {
            assertThat(workshop.add("p" + i, 9, 0).status()).isEqualTo(201);
        }
        var write = workshop.stock("p0", "subtract", 1);
        isRefused(write, 429, "rate_limited");
        assertThat(Integer.parseInt(write.header("Retry-After"))).isBetween(1, 60);
        isRefused(workshop.stock("p0", "frob", 1), 400, "invalid_operation");
        for (var path : List.of("/parts", "/parts/p0", "/stock/p0", "/analytics")) {
            assertThat(workshop.get(path).status()).as(path).isEqualTo(200);
        }
        isRefused(workshop.get("/reorder/tasks"), 429, "rate_limited");
        isRefused(SERVER.api().get("/parts"), 401, "access_token_missing");

        SERVER.app().clock.pass(Duration.ofMinutes(1));

        assertThat(workshop.part("p0").path("currentStock").asInt()).isEqualTo(9);
        assertThat(workshop.stock("p0", "subtract", 1).status()).isEqualTo(200);
    }

    private static String vary(Api.Answer answer) {
        return answer.headers().allValues("Vary").stream().collect(Collectors.joining(", "));
    }
}
