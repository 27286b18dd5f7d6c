package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.history.InboxChannel;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.digest.DigestChannel;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A mapper looks at every record that was ever found for them. */
class ReadRecordsTest {

    private static final MapUid ARENA = new MapUid("arena");
    private static final MapUid CANYON = new MapUid("canyon");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final PlayerId speedy = Samples.driver();

    private ReadRecords readRecords() {
        return new ReadRecords(
                world.stores.notices(),
                new ReadNotices(
                        world.stores.notices(),
                        List.of(
                                new InboxChannel(),
                                new DigestChannel(
                                        Set.of(),
                                        world.stores.digestItems(),
                                        world.stores.emails()))),
                world.resolveNames(CrashPoint.whole()),
                () -> world.now);
    }

    private List<ReadRecords.Row> read(Optional<Instant> since, Optional<MapUid> map) {
        return readRecords().read(fox.id(), since, map, new Paging(1, 20)).rows();
    }

    private UUID found(AccountId owner, MapUid map, Instant at) {
        var record =
                new RecordFacts(
                        map,
                        Optional.empty(),
                        new MapName("Canyon"),
                        MapType.RACE,
                        speedy,
                        3,
                        Score.of(40_000),
                        "France",
                        Optional.of(at),
                        Optional.empty());
        var notice =
                new Notice(
                        UUID.randomUUID(),
                        owner,
                        new NoticeKey(
                                RecordFacts.TOPIC,
                                "record " + Samples.word(),
                                Optional.of(map.value())),
                        new Timing(at, at),
                        record,
                        Weight.NEWS);
        var notices = new DigestNotices(world.stores.notices()::tell, world.stores.digestItems());
        assertThat(notices.tell(owner, Samples.DAY, List.of(notice))).isOne();
        return notice.id();
    }

    private UUID found(MapUid map, Instant at) {
        return found(fox.id(), map, at);
    }

    @Test
    void a_record_is_shown_with_its_driver_and_without_a_date_while_no_mail_told_it() {
        world.names.names.put(speedy, "Speedy");
        found(CANYON, Samples.NOON);

        assertThat(read(Optional.empty(), Optional.empty()))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.player()).isEqualTo("Speedy");
                            assertThat(row.news().map()).isEqualTo(CANYON);
                            assertThat(row.news().position()).isEqualTo(3);
                            assertThat(row.detectedAt()).isEqualTo(Samples.NOON);
                            assertThat(row.mailedOn()).isEmpty();
                        });
    }

    @Test
    void a_record_names_the_date_of_the_mail_that_told_it() {
        found(CANYON, Samples.NOON);
        var key = new DailyEmailKey(fox.id(), Samples.DAY);
        var emails = world.stores.emails();
        MailSamples.opened(emails, key);
        world.stores.digestItems().gather(key, Set.of(RecordFacts.TOPIC));
        assertThat(read(Optional.empty(), Optional.empty()))
                .extracting(ReadRecords.Row::mailedOn)
                .as("the mail did not leave yet")
                .containsExactly(Optional.empty());

        MailSamples.concluded(
                emails,
                MailSamples.claimed(emails, key),
                sending -> sending.accepted(Samples.NOON));

        assertThat(read(Optional.empty(), Optional.empty()))
                .extracting(ReadRecords.Row::mailedOn)
                .containsExactly(Optional.of(Samples.DAY));
    }

    @Test
    void a_driver_whose_name_is_not_to_be_had_is_shown_by_the_account_id() {
        found(CANYON, Samples.NOON);
        world.names.isAway = true;

        assertThat(read(Optional.empty(), Optional.empty()))
                .extracting(ReadRecords.Row::player)
                .containsExactly(speedy.toString());
    }

    @Test
    void records_come_newest_first_of_one_map_and_since_a_moment_if_that_is_asked_for() {
        var first = found(CANYON, Samples.NOON.minus(Duration.ofDays(2)));
        var second = found(ARENA, Samples.NOON.minus(Duration.ofDays(1)));
        var third = found(CANYON, Samples.NOON);

        assertThat(read(Optional.empty(), Optional.empty()))
                .extracting(ReadRecords.Row::id)
                .containsExactly(third, second, first);
        assertThat(read(Optional.empty(), Optional.of(CANYON)))
                .extracting(ReadRecords.Row::id)
                .containsExactly(third, first);
        assertThat(read(Optional.of(Samples.NOON.minus(Duration.ofDays(1))), Optional.empty()))
                .extracting(ReadRecords.Row::id)
                .containsExactly(third, second);
        assertThat(
                        readRecords()
                                .read(
                                        fox.id(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Paging(2, 2)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(3))
                .satisfies(
                        page ->
                                assertThat(page.rows())
                                        .extracting(ReadRecords.Row::id)
                                        .containsExactly(first));
    }

    @Test
    void thirty_days_are_counted_without_a_gap_and_today_comes_last() {
        found(CANYON, Samples.NOON);
        found(ARENA, Samples.NOON);
        found(CANYON, Samples.NOON.minus(Duration.ofDays(29)));
        found(CANYON, Samples.NOON.minus(Duration.ofDays(30)));

        var days = readRecords().perDay(fox.id());

        assertThat(days).hasSize(30);
        assertThat(days.getLast()).isEqualTo(new ReadRecords.Day(Samples.DAY, 2));
        assertThat(days.getFirst()).isEqualTo(new ReadRecords.Day(Samples.DAY.minusDays(29), 1));
        assertThat(days.subList(1, 29)).allMatch(day -> day.records() == 0);
    }

    @Test
    void nobody_sees_what_was_found_for_somebody_else() {
        var hare = Samples.account(world.stores.accounts());
        found(hare.id(), CANYON, Samples.NOON);

        assertThat(read(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(readRecords().perDay(fox.id())).allMatch(day -> day.records() == 0).isNotEmpty();
    }
}
