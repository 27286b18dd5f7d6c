package dev.pacenote.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The make-believe services, asked like the real ones. */
class SandboxTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    private World world;
    private Sandbox sandbox;
    private String token;

    private World invent(long seed, Inventor.Pace pace) {
        var invented = new World(now::get, DAY);
        var inventor = new Inventor(seed);
        inventor.drivers(invented, 40);
        inventor.author(invented, new TmxUser(1, "fox"), 3, 30, pace, DAY);
        return invented;
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        world = invent(1, Inventor.Pace.STILL);
        sandbox = new Sandbox(world, new Inventor(1), new Faults(1), 0);
        var login =
                send(
                        HttpRequest.newBuilder(sandbox.authUrl())
                                .header("Authorization", "Basic " + Sandbox.basicAuthorization())
                                .header("User-Agent", "test / me / x")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"audience\":\"NadeoLiveServices\"}")));
        token = json(login).path("accessToken").asText();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Request.JSON.readTree(answer.body());
    }

    private HttpRequest.Builder live(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url("live") + path))
                .header("Authorization", "nadeo_v1 t=" + token)
                .header("User-Agent", "test / me / x");
    }

    private JsonNode positions(List<String> uids, int score)
            throws IOException, InterruptedException {
        var query =
                uids.stream()
                        .map(uid -> "scores%5B" + uid + "%5D=" + score)
                        .collect(Collectors.joining("&"));
        var maps =
                uids.stream()
                        .map(uid -> "{\"mapUid\":\"" + uid + "\",\"groupUid\":\"Personal_Best\"}")
                        .collect(Collectors.joining(","));
        return json(
                send(
                        live("/api/token/leaderboard/group/map?" + query)
                                .POST(BodyPublishers.ofString("{\"maps\":[" + maps + "]}"))));
    }

    private int position(String uid, int score) throws IOException, InterruptedException {
        return positions(List.of(uid), score)
                .path(0)
                .path("zones")
                .path(0)
                .path("ranking")
                .path("position")
                .asInt();
    }

    @Test
    void positions_follow_the_tie_model_that_is_switched_on() throws Exception {
        var track = world.tracks().getFirst();
        int best = track.board(now.get()).getFirst().score();

        assertThat(position(track.uid(), best - 1)).isEqualTo(1);
        assertThat(position(track.uid(), best)).isEqualTo(1);
        assertThat(position(track.uid(), 999_999_999)).isEqualTo(31);
        sandbox.faults().newTiesRankBehind(true);
        assertThat(position(track.uid(), best)).isGreaterThan(1);
        assertThat(position(track.uid(), best - 1)).isEqualTo(1);
    }

    @Test
    void positions_lag_and_leave_maps_out_when_told_to() throws Exception {
        var track = world.tracks().getFirst();
        var best = track.board(now.get()).getFirst();
        track.drive(new Track.Driven(best.player(), best.score() - 100, now.get()));
        assertThat(position(track.uid(), best.score() - 50)).isEqualTo(2);

        sandbox.faults().positionLag(Duration.ofHours(3));
        assertThat(position(track.uid(), best.score() - 50)).isEqualTo(1);
        sandbox.faults().omitted(1);
        assertThat(positions(List.of(track.uid()), best.score())).isEmpty();
    }

    @Test
    void a_guest_with_records_cannot_ask_for_worse_than_its_own() throws Exception {
        var track = world.tracks().getFirst();
        var third = track.board(now.get()).get(2).score();
        track.drive(
                new Track.Driven(
                        new Player(Sandbox.guest(), "Guest", "World"), third - 1, now.get()));

        assertThat(position(track.uid(), 999_999_999))
                .isEqualTo(position(track.uid(), third - 1))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void bad_manners_are_written_down() throws Exception {
        var many = IntStream.range(0, 51).mapToObj(i -> "map" + i).toList();
        positions(many, 1);
        send(
                live(
                        "/api/token/leaderboard/group/Personal_Best/map/x/top?length=101&onlyWorld=true"));
        send(HttpRequest.newBuilder(URI.create(sandbox.url("tmx") + "/api/users")));

        assertThat(sandbox.manners().breaches())
                .hasSize(3)
                .anySatisfy(b -> assertThat(b).contains("51 maps"))
                .anySatisfy(b -> assertThat(b).contains("length 101"))
                .anySatisfy(b -> assertThat(b).contains("User-Agent"));
        assertThat(sandbox.manners().requests()).containsKeys("live positions", "live top");
    }

    @Test
    void a_token_ends_after_an_hour() throws Exception {
        now.set(now.get().plus(Duration.ofHours(1)));

        assertThat(send(live("/api/token/map/get-multiple?mapUidList=x")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_same_seed_invents_the_same_days_whenever_they_are_looked_at() {
        var lively = new Inventor.Pace(1, 2);
        var daily = invent(5, lively);
        var uid = daily.tracks().getFirst().uid();
        for (int day = 0; day < 20; day++) {
            now.set(now.get().plus(Duration.ofDays(1)));
            assertThat(daily.track(uid)).isPresent();
        }
        var atOnce = invent(5, lively);
        var other = invent(6, lively);

        assertThat(atOnce.track(uid).orElseThrow().board(now.get()))
                .isEqualTo(daily.track(uid).orElseThrow().board(now.get()));
        assertThat(other.track(uid)).isEmpty();
    }

    @Test
    void a_removed_record_gives_its_place_back() {
        var track = world.tracks().getFirst();
        var best = track.board(now.get()).getFirst();

        track.remove(best.player().id(), now.get());

        assertThat(track.board(now.get())).doesNotContain(best).hasSize(29);
        assertThat(track.board(now.get().minusSeconds(1))).contains(best);
    }
}
