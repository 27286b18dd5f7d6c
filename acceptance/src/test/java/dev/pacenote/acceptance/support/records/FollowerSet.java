package dev.pacenote.acceptance.support.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Mappers with some maps each, who want to hear of world records. */
public final class FollowerSet {

    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");

    private final TestApplication app;
    private final int mapsEach;
    private final List<String> names;

    public FollowerSet(TestApplication app, int people, int mapsEach) {
        this.app = app;
        this.mapsEach = mapsEach;
        names = IntStream.range(0, people).mapToObj(i -> "reader" + i).toList();
        for (int i = 0; i < people; i++) {
            app.inventor.author(
                    app.world,
                    new TmxUser(i + 1, names.get(i)),
                    mapsEach,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(app.clock.instant(), ZoneOffset.UTC));
        }
    }

    /** All of them register and follow their own maps, and a first run learns these. */
    public void join(Api api) {
        for (var name : names) {
            var token = api.newcomer(name, name + "@example.org");
            var made = api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            app.clock.pass(Duration.ofMinutes(6));
        }
        assertThat(api.cron().status()).isEqualTo(200);
    }

    public List<String> names() {
        return names;
    }

    /** One of them, to log in as. */
    public String somebody() {
        return names.getFirst();
    }

    /** The same driver beats all records. */
    public void beatAll(int score) {
        app.world.tracks().forEach(track -> app.drive(track, NOVA, score));
    }

    /** Everybody got that many mails, and in each of them all of their maps. */
    public void heard(int times) {
        assertThat(app.mailbox().all())
                .extracting(TestMailbox.Mail::to)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, times)
                                .boxed()
                                .flatMap(_ -> names.stream())
                                .map(name -> name + "@example.org")
                                .toList());
        assertThat(app.mailbox().all())
                .allSatisfy(mail -> assertThat(mail.records()).hasSize(mapsEach));
    }
}
