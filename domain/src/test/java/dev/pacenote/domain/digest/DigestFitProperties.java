package dev.pacenote.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.digest.DigestSection.Block;
import dev.pacenote.domain.digest.DigestSection.Counting;
import dev.pacenote.domain.digest.DigestSection.LeftOut;
import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.digest.DigestSection.Rest;
import dev.pacenote.domain.digest.DigestSection.Row;
import dev.pacenote.domain.notice.Topic;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DigestFitProperties {

    private static final URI PAGE = URI.create("https://p.example");
    private static final int FRAME = 5;

    /** Rows, headlines, and news that are counted already. */
    record Shape(int rows, int headlines, int more) {}

    private static Block block(Shape shape) {
        return new Block(
                "map",
                Optional.empty(),
                List.of(),
                Collections.nCopies(
                        shape.rows(), new Row("1", "40.000", "Nova", Optional.empty(), "")),
                new Rest(shape.more(), "{shown} and {more} more", Optional.empty()),
                Math.min(shape.headlines(), shape.rows()),
                shape.rows() + shape.more());
    }

    private static DigestSection section(List<Shape> shapes) {
        var counting =
                new Counting(
                        "map",
                        Optional.of("record"),
                        Optional.of("world record"),
                        new Link("inbox", PAGE));
        return new DigestSection(
                new Topic("sample.t"),
                "",
                "",
                "",
                shapes.stream().map(DigestFitProperties::block).toList(),
                new LeftOut(counting, 2, 7, 0),
                Optional.empty(),
                1);
    }

    private static int size(Digest digest) {
        return FRAME
                + digest.sections().stream()
                        .flatMap(section -> section.blocks().stream())
                        .mapToInt(block -> 3 + block.rows().size())
                        .sum();
    }

    private static final Digest.Following NOTHING = new Digest.Following(List.of(), Map.of());

    @Property
    void it_fits_nothing_is_lost_and_headlines_go_last(
            @ForAll("shapes") List<Shape> first,
            @ForAll("shapes") List<Shape> second,
            @ForAll @IntRange(min = FRAME + 1, max = 120) int limit) {
        var whole =
                new Digest(
                        "Fox",
                        LocalDate.EPOCH,
                        List.of(section(first), section(second)),
                        Instant.EPOCH,
                        NOTHING,
                        new Digest.Links(PAGE, PAGE));

        var fit = whole.below(limit, DigestFitProperties::size);

        assertThat(size(fit)).isLessThan(limit);
        if (size(whole) < limit) {
            assertThat(fit).isSameAs(whole);
        }
        assertThat(fit.subject()).isEqualTo(whole.subject());
        boolean shortened = false;
        boolean headlineLeft = false;
        boolean spare = false;
        for (int i = 0; i < 2; i++) {
            var before = whole.sections().get(i);
            var after = fit.sections().get(i);
            var blocks = after.blocks();
            assertThat(blocks.size() + after.leftOut().blocks())
                    .isEqualTo(before.blocks().size() + 2);
            assertThat(blocks.stream().mapToInt(Block::news).sum() + after.leftOut().news())
                    .isEqualTo(before.blocks().stream().mapToInt(Block::news).sum() + 7);
            assertThat(
                            blocks.stream().mapToInt(Block::headlines).sum()
                                    + after.leftOut().headlines())
                    .isEqualTo(before.blocks().stream().mapToInt(Block::headlines).sum());
            for (var block : blocks) {
                assertThat(block.rows().size() + block.rest().more()).isEqualTo(block.news());
                assertThat(block.rows()).hasSizeGreaterThanOrEqualTo(block.headlines());
                assertThat(block.remainder().isPresent()).isEqualTo(block.rest().more() > 0);
            }
            headlineLeft |= after.leftOut().headlines() > 0;
            spare |=
                    blocks.stream().skip(1).anyMatch(block -> block.headlines() == 0)
                            || blocks.stream()
                                    .anyMatch(
                                            block ->
                                                    block.rows().size()
                                                            > Math.max(1, block.headlines()));
            shortened |= after.leftOut().blocks() > 2;
        }
        assertThat(shortened || fit.equals(whole) || size(whole) >= limit).isTrue();
        assertThat(headlineLeft && spare).as("a headline left out before other things").isFalse();
    }

    @Property
    void the_parts_lose_blocks_in_turn(@ForAll @IntRange(min = 20, max = 60) int limit) {
        var shapes = new ArrayList<>(Collections.nCopies(10, new Shape(1, 0, 0)));
        var whole =
                new Digest(
                        "Fox",
                        LocalDate.EPOCH,
                        List.of(section(shapes), section(shapes)),
                        Instant.EPOCH,
                        NOTHING,
                        new Digest.Links(PAGE, PAGE));

        var fit = whole.below(limit, DigestFitProperties::size);

        int first = fit.sections().getFirst().blocks().size();
        assertThat(first - fit.sections().getLast().blocks().size()).isBetween(0, 1);
        assertThat(limit - size(fit)).isBetween(1, 4);
    }

    @Property
    void a_part_that_no_page_lists_names_every_block_that_it_leaves_out(
            @ForAll @IntRange(min = 1, max = 40) int maps,
            @ForAll @IntRange(min = FRAME + 1, max = 120) int limit) {
        var blocks =
                IntStream.range(0, maps)
                        .mapToObj(
                                map ->
                                        new Block(
                                                "map " + map,
                                                Optional.empty(),
                                                List.of(),
                                                List.of(),
                                                new Rest(0, "", Optional.empty()),
                                                0,
                                                1))
                        .toList();
        var counting =
                new Counting("map", Optional.empty(), Optional.empty(), new Link("alert", PAGE));
        var gone =
                new DigestSection(
                        new Topic("sample.gone"),
                        "",
                        "",
                        "",
                        blocks,
                        LeftOut.naming(counting),
                        Optional.empty(),
                        0);
        var whole =
                new Digest(
                        "Fox",
                        LocalDate.EPOCH,
                        List.of(section(List.of(new Shape(3, 1, 0))), gone),
                        Instant.EPOCH,
                        NOTHING,
                        new Digest.Links(PAGE, PAGE));

        var fit = whole.below(limit, DigestFitProperties::size).sections().getLast();

        assertThat(
                        Stream.concat(
                                fit.blocks().stream().map(Block::heading),
                                fit.leftOut().names().orElseThrow().stream()))
                .containsExactlyInAnyOrderElementsOf(blocks.stream().map(Block::heading).toList());
        assertThat(fit.remainder().orElse(""))
                .satisfies(
                        rest ->
                                assertThat(fit.leftOut().names().orElseThrow())
                                        .allSatisfy(name -> assertThat(rest).contains(name)));
        assertThat(fit.remainderLink()).isEmpty();
    }

    @Provide
    Arbitrary<List<Shape>> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3))
                .as(Shape::new)
                .list()
                .ofMaxSize(12);
    }
}
