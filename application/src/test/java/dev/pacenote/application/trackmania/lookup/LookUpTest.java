package dev.pacenote.application.trackmania.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person looks up and gets at once, each kind within its own limit. */
class LookUpTest {

    private static final AccountId FOX = new AccountId(1);
    private static final AccountId HARE = new AccountId(2);
    private static final String HERE = "203.0.113.9";
    private static final MapUid MAP = new MapUid("one");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LookupWorld world = new LookupWorld();

    private static <T> T found(LookUp.Answer<T> answer) {
        assertThat(answer).isInstanceOf(LookUp.Answer.Found.class);
        return ((LookUp.Answer.Found<T>) answer).value();
    }

    private List<Author> authors(String name, Optional<String> otherwise) {
        return found(world.lookUp().authors(name, otherwise, HERE));
    }

    private void allows(int questions, Supplier<? extends LookUp.Answer<?>> question) {
        assertThat(IntStream.range(0, questions).mapToObj(_ -> question.get()))
                .hasSize(questions)
                .hasOnlyElementsOfType(LookUp.Answer.Found.class);
        assertThat(question.get()).isEqualTo(new LookUp.Answer.TooMany<>(MINUTE));
        world.pass(MINUTE);
        found(question.get());
    }

    @Test
    void authors_are_found_by_part_of_their_name() {
        var owl = world.exchange.list("Owl");
        world.exchange.list("Hawk");

        assertThat(authors("Ow", Optional.of("Haw"))).containsExactly(owl);
    }

    @Test
    void the_other_reading_counts_when_nobody_has_the_first() {
        var hawk = world.exchange.list("Hawk");

        assertThat(authors("Owl", Optional.of("Hawk"))).containsExactly(hawk);
        assertThat(authors("Owl", Optional.of("Kite"))).isEmpty();
        assertThat(authors("Owl", Optional.empty())).isEmpty();
    }

    @Test
    void fifty_authors_are_shown_at_most() {
        IntStream.range(0, 60).forEach(i -> world.exchange.list("Owl " + i));

        assertThat(authors("Owl", Optional.empty()))
                .hasSize(50)
                .isEqualTo(world.exchange.authors.subList(0, 50));
    }

    @Test
    void a_network_looks_for_authors_twenty_times_a_minute() {
        allows(20, () -> world.lookUp().authors("Owl", Optional.empty(), HERE));
        allows(20, () -> world.lookUp().authors("Owl", Optional.empty(), "2001:db8:0:1::1"));
        IntStream.range(0, 19)
                .forEach(
                        i -> world.lookUp().authors("Owl", Optional.empty(), "2001:db8:0:1::" + i));

        assertThat(world.lookUp().authors("Owl", Optional.empty(), "2001:db8:0:1::ff"))
                .as("another address of the same network")
                .isInstanceOf(LookUp.Answer.TooMany.class);
    }

    @Test
    void players_have_the_names_that_are_known_and_unknown_ones_are_missing() {
        var speedy = Samples.driver();
        world.names.names.put(speedy, "Speedy");

        assertThat(found(world.lookUp().players(FOX, Set.of(speedy, Samples.driver()))))
                .isEqualTo(Map.of(speedy, "Speedy"));
    }

    @Test
    void an_outage_is_not_an_unknown_player() {
        world.names.isAway = true;

        assertThatThrownBy(() -> world.lookUp().players(FOX, Set.of(Samples.driver())))
                .isInstanceOf(UpstreamException.class);
    }

    @Test
    void a_person_asks_for_names_twenty_times_a_minute() {
        allows(20, () -> world.lookUp().players(FOX, Set.of()));
    }

    private static MapListing listing(int number) {
        return LookupWorld.listing(
                new MapUid("map" + number), "Canyon " + number, Optional.empty());
    }

    private LookUp.MapPage canyons(int page) {
        world.pass(MINUTE);
        return found(world.lookUp().mapsByName(FOX, "Canyon", page));
    }

    private void canyons(String author, int count) {
        world.exchange.list(
                author,
                IntStream.range(0, count).mapToObj(LookUpTest::listing).toArray(MapListing[]::new));
    }

    @Test
    void maps_come_in_pages_of_twenty() {
        canyons("Owl", 45);

        assertThat(canyons(1).maps()).hasSize(20);
        assertThat(canyons(1).hasMore()).isTrue();
        assertThat(canyons(3).maps())
                .extracting(map -> map.map().uid().value())
                .containsExactly("map40", "map41", "map42", "map43", "map44");
        assertThat(canyons(3).hasMore()).isFalse();
        assertThat(canyons(3).reachable()).isEqualTo(45);
        assertThat(canyons(3).truncated()).isFalse();
    }

    @Test
    void a_page_after_the_last_is_empty() {
        canyons("Owl", 20);

        assertThat(canyons(1).hasMore()).isFalse();
        assertThat(canyons(2).maps()).isEmpty();
        assertThat(canyons(5).maps()).isEmpty();
    }

    @Test
    void five_pages_can_be_reached_and_it_is_said_that_there_are_more() {
        canyons("Owl", 101);

        assertThat(canyons(5).maps()).hasSize(20);
        assertThat(canyons(5).reachable()).isEqualTo(100);
        assertThat(canyons(5).truncated()).isTrue();
        assertThat(canyons(5).hasMore()).isFalse();
    }

    @Test
    void a_map_is_found_by_its_uid_if_it_is_listed() {
        canyons("Owl", 3);

        assertThat(found(world.lookUp().mapsByUid(FOX, new MapUid("map1"), 1)).maps())
                .containsExactly(listing(1));
        assertThat(found(world.lookUp().mapsByUid(FOX, new MapUid("map9"), 1)).maps()).isEmpty();
    }

    @Test
    void a_person_looks_for_maps_five_times_a_minute_by_name_and_uid_together() {
        IntStream.range(0, 3).forEach(_ -> world.lookUp().mapsByUid(FOX, MAP, 1));
        IntStream.range(0, 2).forEach(_ -> world.lookUp().mapsByName(FOX, "x", 1));

        assertThat(world.lookUp().mapsByName(FOX, "x", 1))
                .isEqualTo(new LookUp.Answer.TooMany<>(MINUTE));
        assertThat(world.lookUp().mapsByUid(FOX, MAP, 1))
                .isEqualTo(new LookUp.Answer.TooMany<>(MINUTE));
        found(world.lookUp().mapsByName(HARE, "x", 1));
        world.pass(MINUTE);
        allows(5, () -> world.lookUp().mapsByName(FOX, "x", 1));
    }

    @Test
    void a_board_shows_the_records_of_the_period_with_names_or_accounts() {
        var speedy = Samples.driver();
        var unknown = Samples.driver();
        world.names.names.put(speedy, "Speedy");
        world.leaderboards.boards.put(
                MAP,
                Samples.board(
                        MAP,
                        Samples.entry(speedy, 1, 40_000, Samples.NOON.minus(Duration.ofHours(24))),
                        Samples.entry(
                                Samples.driver(), 2, 41_000, Samples.NOON.minusSeconds(86_401)),
                        Samples.entry(unknown, 3, 42_000, Samples.NOON)));

        assertThat(found(world.lookUp().recent(FOX, MAP, SearchPeriod.DAY)).lines())
                .extracting(SearchJob.Line::player)
                .containsExactly("Speedy", unknown.toString());
    }

    @Test
    void a_board_is_a_minute_old_at_most() {
        world.lookUp().recent(FOX, MAP, SearchPeriod.DAY);
        world.pass(MINUTE);
        world.lookUp().recent(HARE, MAP, SearchPeriod.DAY);
        assertThat(world.leaderboards.asked).hasSize(1);

        world.pass(Duration.ofMillis(1));
        world.lookUp().recent(HARE, MAP, SearchPeriod.DAY);
        assertThat(world.leaderboards.asked).hasSize(2);
    }

    @Test
    void a_board_that_cannot_be_read_is_an_outage() {
        world.leaderboards.unreadable.add(MAP);

        assertThatThrownBy(() -> world.lookUp().recent(FOX, MAP, SearchPeriod.DAY))
                .isInstanceOf(UpstreamException.class);
    }

    @Test
    void a_person_looks_at_boards_twenty_times_a_minute() {
        allows(20, () -> world.lookUp().recent(FOX, MAP, SearchPeriod.DAY));
    }

    @Test
    void many_questions_at_once_are_as_few_as_one_after_the_other() {
        var answers = Samples.atOnce(10, () -> world.lookUp().mapsByName(FOX, "x", 1));

        assertThat(answers).filteredOn(LookUp.Answer.Found.class::isInstance).hasSize(5);
        assertThat(world.exchange.asked).hasSize(5);
    }
}
