package dev.pacenote.acceptance.support.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two months of real records and those who follow them, each named by what they want. */
public final class RecordedMonths {

    public final TestApplication app;
    public final Api api;

    private final Instant start;

    /** The feed's maps, followed by somebody for each of these filters, and a driver. */
    public RecordedMonths(RealRecords records, List<String> followers) {
        start = records.start();
        app =
                new TestApplication(start)
                        .with("ADMIN_EMAIL", "boss@example.org")
                        .with("ADMIN_USERNAME", "Boss")
                        .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
        var authors = new ArrayList<TmxUser>();
        for (var name : List.of("wr", "top5", "all", "all in time")) {
            authors.add(new TmxUser(500 + authors.size(), name));
        }
        records.feed.playInto(app.world, app.inventor, authors, 30);
        api = app.open();
        for (var follower : followers) {
            var token = api.newcomer(follower, address(follower));
            if (follower.equals("driver")) {
                guard(token);
            } else {
                follow(follower, token);
            }
            app.clock.pass(Duration.ofMinutes(6));
        }
    }

    private void follow(String follower, String token) {
        var mode = follower.equals("all in time") ? "inaccurate" : "accurate";
        var alert =
                api.post(
                        "/api/v1/users/alerts",
                        token,
                        Map.of("record_filter", follower.split(" ", -1)[0], "alert_type", mode));
        assertThat(alert.status()).as(alert.body()).isEqualTo(200);
    }

    /** Whoever holds most places guards ten of them. */
    private void guard(String token) {
        var places = new HashMap<Player, List<Track>>();
        for (var track : app.world.tracks()) {
            track.board(start).stream()
                    .limit(5)
                    .forEach(
                            driven ->
                                    places.computeIfAbsent(driven.player(), _ -> new ArrayList<>())
                                            .add(track));
        }
        var busiest =
                places.entrySet().stream()
                        .max(
                                Comparator.comparingInt(
                                                (Map.Entry<Player, List<Track>> e) ->
                                                        e.getValue().size())
                                        .thenComparing(e -> e.getKey().name()))
                        .orElseThrow();
        api.post("/api/v1/users/tm-username", token, Map.of("tmUsername", busiest.getKey().name()));
        busiest.getValue().stream()
                .limit(10)
                .forEach(
                        track ->
                                assertThat(
                                                api.post(
                                                                "/api/v1/driver/notifications",
                                                                token,
                                                                Map.of(
                                                                        "mapUid",
                                                                        track.uid(),
                                                                        "mapName",
                                                                        track.name()))
                                                        .status())
                                        .isEqualTo(200));
    }

    public JsonNode runAt(Instant moment) {
        app.clock.set(moment);
        assertThat(api.cron().status()).isEqualTo(200);
        return api.run(LocalDate.ofInstant(moment, ZoneOffset.UTC).toString()).json();
    }

    public long asked(String endpoint) {
        return app.sandbox.manners().requests().getOrDefault(endpoint, 0L);
    }

    public List<TestMailbox.ReportedRecord> toldTo(String follower) {
        return app.mailbox().to(address(follower)).stream()
                .flatMap(mail -> mail.records().stream())
                .toList();
    }

    /** What a reader of these mails knows; links carry tokens of their own. */
    public List<String> mailsTo(String follower) {
        return app.mailbox().to(address(follower)).stream()
                .map(
                        mail ->
                                mail.subject()
                                        + "\n"
                                        + mail.text()
                                                .lines()
                                                .filter(line -> !line.contains("pacenote.example"))
                                                .collect(Collectors.joining("\n")))
                .toList();
    }

    private static String address(String name) {
        return name.replace(' ', '.') + "@example.org";
    }

    public String logIn(String follower) {
        return api.logIn(address(follower)).text("access_token");
    }
}
