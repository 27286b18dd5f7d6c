package dev.pacenote.adapters.in.http.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.reorder.TasksQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.FigurePlace;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with a part of a list, and where the next one begins. */
class PortionTest {

    private static final AccountId ME = new AccountId(7);

    private static final PartPlace PLACE =
            new PartPlace(
                    "öl (5 l)",
                    "öl-7",
                    Quantity.of("-2.125"),
                    Quantity.of(5),
                    Instant.parse("2026-11-20T12:00:00.123456Z"),
                    new PartId("oil.5"));

    private static List<Portion.Row<String>> rows(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Portion.Row<>("ü".repeat(length / 2), List.of("" + i)))
                .toList();
    }

    private static Portion portion(int limit) {
        return Portion.of(ME, "list", limit, null);
    }

    @Test
    void an_answer_ends_at_four_mebibytes_and_the_next_begins_behind_its_last_row() {
        var all = rows(10, 1_000_000);
        var answer = portion(1_000).json(all, 10);
        assertThat(answer.body()).hasSize(4);
        assertThat(answer.header("X-Total-Count")).isEqualTo("10");

        var next = Portion.of(ME, "list", 3, answer.header("X-Next-Cursor"));
        assertThat(next.after()).contains(List.of("3"));
        var second = next.json(all.subList(4, 8), 10);
        assertThat(second.body()).hasSize(3);
        assertThat(second.header("X-Next-Cursor")).isNotEmpty();
        assertThat(next.json(all.subList(4, 7), 10).header("X-Next-Cursor")).isNull();
    }

    @Test
    void a_row_that_no_answer_has_room_for_is_an_answer_of_its_own() {
        assertThat(portion(1_000).json(rows(2, 9_000_000), 2).body()).hasSize(1);
        assertThat(
                        Portion.first(
                                rows(3, 900_000).stream().map(Portion.Row::view).toList(),
                                2L << 20))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"8,list", "7,other list"})
    void a_cursor_of_another_account_or_list_is_none(long account, String list) {
        var cursor = portion(1).json(rows(2, 2), 2).header("X-Next-Cursor");
        assertThat(Portion.of(ME, "list", 1, cursor).after()).contains(List.of("0"));
        isNone(() -> Portion.of(new AccountId(account), list, 1, cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "!", "OTIyMzM3MjAzNjg1NDc3NTgwNw"})
    void any_other_text_is_none(String cursor) {
        isNone(() -> Portion.of(ME, "list", 1, cursor));
    }

    private static void isNone(Runnable read) {
        assertThatThrownBy(read::run).hasMessage("invalid_cursor");
    }

    @Test
    void places_come_back_as_they_went() {
        assertThat(PartPlaces.part(PartPlaces.texts(PLACE))).isEqualTo(PLACE);
        var task =
                new TasksQuery.Place(PLACE, Instant.parse("2026-11-20T12:00:00Z"), new UUID(1, 2));
        assertThat(PartPlaces.task(PartPlaces.texts(task))).isEqualTo(task);
        var figure =
                new FigurePlace(new BigDecimal("-17.5000"), BigDecimal.ZERO, new PartId("oil.5"));
        assertThat(PartPlaces.figure(PartPlaces.texts(figure))).isEqualTo(figure);
    }

    /** No store ever sees them. */
    @ParameterizedTest
    @CsvSource({
        "0,'a\0'",
        "1,'a\nb'",
        "2,1e999999999",
        "2,1.0001",
        "2,",
        "3,NaN",
        "4,+1000000000-12-31T23:59:59Z",
        "4,0001-01-01T00:00:00Z",
        "4,now",
        "5,low",
        "5,'a b'"
    })
    void places_that_somebody_made_up_are_none(int index, String text) {
        var texts = new ArrayList<>(PartPlaces.texts(PLACE));
        texts.set(index, Optional.ofNullable(text).orElse(""));
        isNone(() -> PartPlaces.part(texts));
        isNone(() -> PartPlaces.part(texts.subList(0, 5)));
        isNone(() -> PartPlaces.task(texts));
    }

    @ParameterizedTest
    @CsvSource({"x,0,a", "0,NaN,a", "0,0,low", "0,,a"})
    void places_of_figures_that_somebody_made_up_are_none(String first, String second, String id) {
        isNone(() -> PartPlaces.figure(List.of(first, Optional.ofNullable(second).orElse(""), id)));
    }
}
