package dev.pacenote.domain.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table is also the web app's: both read names alike. */
class MapNameTest {

    private static final Path TABLE = Path.of("src/test/resources/map-names.tsv");
    private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final MapUid UID = new MapUid("uid_1");

    /** One line: the name and what is shown of it, as written in the table. */
    record Case(String raw, String shown) {
        static Case of(String line) {
            var cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(2);
            return new Case(cells[0], cells[1]);
        }
    }

    static List<Case> cases() throws IOException {
        var cases =
                Files.readAllLines(TABLE).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(Case::of)
                        .toList();
        assertThat(cases).hasSizeGreaterThan(50);
        return cases;
    }

    private static String units(String cell) {
        return UNIT.matcher(cell).replaceAll(MapNameTest::unit);
    }

    private static String unit(MatchResult found) {
        return String.valueOf((char) Integer.parseInt(found.group(1), 16));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void of_a_name_is_shown_what_the_table_says(Case line) {
        assertThat(new MapName(units(line.raw())).plain(UID)).isEqualTo(units(line.shown()));
    }
}
