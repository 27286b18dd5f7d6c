package dev.pacenote.acceptance.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.StreamWriter;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of events for clients without a socket (contract 2.6). */
class StreamOverRestTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final Api API = APP.open();
    private static final StreamWriter WRITER = new StreamWriter(APP);
    private static int people;

    private String token;
    private String account;

    @BeforeEach
    void register() {
        people++;
        // So many newcomers register only in the course of some time.
        APP.clock.pass(Duration.ofMinutes(5));
        token = API.newcomer("Fox " + people, "fox" + people + "@example.org");
        account = API.get("/api/v1/users/profile", token).json().path("id").asText();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private Api.Answer events(String query) {
        return API.get("/ws/events" + query, token);
    }

    private static List<Long> numbers(Api.Answer page) {
        var numbers = new ArrayList<Long>();
        page.json().path("events").forEach(event -> numbers.add(event.path("seq").asLong()));
        return numbers;
    }

    @Test
    void a_new_account_has_a_position_from_which_its_first_event_is_read() {
        var before = events("");
        assertThat(before.status()).isEqualTo(200);
        assertThat(before.json().path("seq").asLong()).isZero();
        var epoch = before.text("epoch");

        WRITER.append(account, 1, APP.clock.instant());

        var after = events("?epoch=" + epoch + "&after=0");
        assertThat(numbers(after)).containsExactly(1L);
        var event = after.json().path("events").path(0);
        assertThat(event.path("type").asText()).isEqualTo("sample.happened");
        assertThat(Instant.parse(event.path("timestamp").asText())).isEqualTo(APP.clock.instant());
        assertThat(event.path("counts").path("notifications").path("unread").asInt()).isOne();
    }

    @Test
    void pages_of_events_follow_each_other_without_a_gap() {
        var epoch = events("").text("epoch");
        WRITER.append(account, 250, APP.clock.instant());
        var all = new ArrayList<Long>();

        boolean more = true;
        while (more) {
            var page = events("?epoch=" + epoch + "&limit=100&after=" + all.size());
            all.addAll(numbers(page));
            more = page.json().path("more").asBoolean();
            assertThat(page.json().path("seq").asLong()).isEqualTo(250);
        }

        assertThat(all).isEqualTo(LongStream.rangeClosed(1, 250).boxed().toList());
    }

    @Test
    void a_position_that_cannot_be_resumed_is_told_the_end() {
        var epoch = events("").text("epoch");
        WRITER.append(account, 3, APP.clock.instant().minus(Duration.ofDays(1)));

        resyncs(epoch, 3, "other&after=3");
        resyncs(epoch, 3, epoch + "&after=4");
    }

    @FunctionsInLongRun
    @Test
    void a_person_who_missed_more_than_a_thousand_events_reads_the_lists() {
        var epoch = events("").text("epoch");
        WRITER.append(account, 1_001, APP.clock.instant().minus(Duration.ofDays(1)));

        resyncs(epoch, 1_001, epoch + "&after=0");
        assertThat(numbers(events("?limit=500&epoch=" + epoch + "&after=1"))).hasSize(500);
    }

    private void resyncs(String epoch, long end, String position) {
        var refused = events("?epoch=" + position);
        assertThat(refused.status()).as(position).isEqualTo(409);
        assertThat(refused.text("code")).isEqualToIgnoringCase("resync_required");
        assertThat(refused.text("epoch")).isEqualTo(epoch);
        assertThat(refused.json().path("seq").asLong()).isEqualTo(end);
    }

    @Test
    void a_position_before_what_is_kept_is_told_the_end_and_the_next_one_is_resumed() {
        var epoch = events("").text("epoch");
        // Kept for two weeks.
        WRITER.append(account, 5, APP.clock.instant().minus(Duration.ofDays(15)));
        WRITER.append(account, 1, APP.clock.instant());

        var refused = events("?epoch=" + epoch + "&after=4");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualToIgnoringCase("resync_required");
        assertThat(refused.json().path("seq").asLong()).isEqualTo(6);
        assertThat(numbers(events("?epoch=" + epoch + "&after=5"))).containsExactly(6L);
    }

    @Test
    void half_a_position_and_too_large_a_page_are_refused() {
        for (var query : List.of("?after=1", "?epoch=e", "?limit=501", "?epoch=&after=1")) {
            assertThat(events(query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void without_a_token_there_are_no_events_and_no_tickets() {
        assertThat(API.get("/ws/events").status()).isEqualTo(401);
        assertThat(API.send(API.json("/ws/tickets").POST(Api.text(""))).status()).isEqualTo(401);
    }
}
