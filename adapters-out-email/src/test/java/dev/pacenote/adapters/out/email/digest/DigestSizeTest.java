package dev.pacenote.adapters.out.email.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.email.delivery.MailTemplates;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.digest.DigestSection.Block;
import dev.pacenote.domain.digest.DigestSection.Link;
import dev.pacenote.domain.digest.DigestSection.Row;
import dev.pacenote.domain.notice.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** However much there is to tell, Gmail shows all of the mail (contract 3.7). */
class DigestSizeTest {

    private static final Pattern MORE =
            Pattern.compile("and (\\d+) more (maps?|changes?)(?: \\((\\d+) records?)?");

    private static String name(String word, int length) {
        return (word + " ").repeat(length / (word.length() + 1) + 1).substring(0, length).strip();
    }

    private static Block map(int number, int rows, String heading, String who) {
        var uid = "AbCdEfGhIjKlMnOpQrStUvWx" + number;
        return new Block(
                heading + number,
                Optional.empty(),
                List.of(
                        new Link(
                                "Trackmania Exchange",
                                URI.create("https://trackmania.exchange/mapshow/" + number)),
                        new Link(
                                "Leaderboard",
                                URI.create("https://trackmania.io/#/leaderboard/" + uid))),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(
                                place ->
                                        new Row(
                                                Integer.toString(place + number % 3),
                                                "1:23.456",
                                                who,
                                                Optional.of(
                                                        URI.create(
                                                                "https://trackmania.io/#/player/"
                                                                        + new UUID(number, place))),
                                                "Auvergne-Rh\u00f4ne-Alpes, 20 Nov 2026 04:58 UTC (20 Nov 2026 06:58 Europe/Riga)"))
                        .toList(),
                new DigestSection.Rest(0, "and {more} more", Optional.empty()),
                number % 3 == 0 ? 1 : 0,
                rows);
    }

    private static Digest digest(int maps, int rows, int changes, String heading, String who) {
        var records =
                new DigestSection(
                        new Topic("sample.records"),
                        "New records on your maps",
                        maps * rows + " new records",
                        maps * rows + " new records on " + maps + " maps",
                        IntStream.range(0, maps)
                                .boxed()
                                .sorted((a, b) -> Integer.compare(a % 3, b % 3))
                                .map(number -> map(number, rows, heading, who))
                                .toList(),
                        new DigestSection.LeftOut(
                                new DigestSection.Counting(
                                        "map",
                                        Optional.of("record"),
                                        Optional.of("new world record"),
                                        new Link(
                                                "your inbox",
                                                URI.create("https://p.example/inbox"))),
                                0,
                                0,
                                0),
                        Optional.empty(),
                        maps * rows);
        var places =
                new DigestSection(
                        new Topic("sample.places"),
                        "Your places",
                        changes + " position changes",
                        changes + " position changes",
                        IntStream.range(0, changes)
                                .mapToObj(
                                        number -> {
                                            var map = map(number, 1, heading, who);
                                            return new Block(
                                                    map.heading(),
                                                    Optional.of(
                                                            "You were passed: #1 \u2192 #2 with 1:23.999."),
                                                    map.links(),
                                                    map.rows(),
                                                    map.rest(),
                                                    0,
                                                    1);
                                        })
                                .toList(),
                        new DigestSection.LeftOut(
                                new DigestSection.Counting(
                                        "change",
                                        Optional.empty(),
                                        Optional.empty(),
                                        new Link(
                                                "your guarded maps",
                                                URI.create("https://p.example/guarded"))),
                                0,
                                0,
                                0),
                        Optional.empty(),
                        changes);
        return new Digest(
                "Mad Fox",
                Samples.DAY,
                changes == 0 ? List.of(records) : List.of(records, places),
                Samples.NOON,
                new Digest.Following(List.of("you follow records with Pacenote"), Map.of("map", 2)),
                new Digest.Links(
                        URI.create("https://p.example/settings"),
                        URI.create(
                                "https://p.example/api/v1/unsubscribe?token=" + "t".repeat(200))));
    }

    private static List<String> parts(Digest digest) {
        var mail = new JteDigestTemplate(new MailTemplates()).render(digest);
        return List.of(mail.text(), mail.html());
    }

    private static int bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long count(String text, String what) {
        return Pattern.compile(what, Pattern.LITERAL).matcher(text).results().count();
    }

    @Property(tries = 60)
    void the_html_stays_below_the_limit_and_the_numbers_add_up(
            @ForAll @IntRange(min = 1, max = 130) int maps,
            @ForAll @IntRange(min = 1, max = 30) int rows,
            @ForAll @IntRange(max = 200) int changes,
            @ForAll @IntRange(min = 3, max = 100) int length) {
        var heading = name("\u5c71<&\u05d0 ", length);
        var parts = parts(digest(maps, rows, changes, heading, name("N\u00f6va\"", length)));
        var text = parts.getFirst();
        var html = parts.getLast();

        assertThat(bytes(html)).isLessThan(JteDigestTemplate.HTML_LIMIT);
        assertThat(html).contains("t".repeat(200));
        assertThat(MORE.matcher(html).results().map(found -> found.group()).toList())
                .isEqualTo(MORE.matcher(text).results().map(found -> found.group()).toList());
        int moreBlocks =
                MORE.matcher(text)
                        .results()
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .sum();
        assertThat(count(text, "/leaderboard/") + moreBlocks).isEqualTo(maps + changes);
        assertThat(count(html, "/leaderboard/") + moreBlocks).isEqualTo(maps + changes);
        assertThat(count(text, "/player/")).isEqualTo(count(html, "/player/"));
    }

    @Test
    void what_fits_is_told_whole() {
        int fits = 0;
        while (count(
                        parts(digest(fits + 1, 3, 0, "A map of mine ", "Nova")).getLast(),
                        "/leaderboard/")
                == fits + 1) {
            fits++;
        }
        int bytes = bytes(parts(digest(fits, 3, 0, "A map of mine ", "Nova")).getLast());
        assertThat(fits).isGreaterThan(70);
        assertThat(bytes).isGreaterThan(95_000);
    }
}
