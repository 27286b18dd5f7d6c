package dev.pacenote.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** The reference of all variables on the class path, as {@code docs/configuration.md} shows it. */
public final class ReferencePage {

    private static final String HEAD =
            """
            # Configuration

            <!-- Made of the configuration records by ConfigurationReferenceTest; change it there. -->

            Environment variables, and those of a file `.env`, read once at the start; `./pacenote doctor` examines them and
            everything they name. A wrong value, half a group, an unknown name that begins with `PACENOTE_`, and a name in `.env`
            that differs from one of these by one or two letters refuse to start (exit code 78) and are named; secrets are never
            printed. Any other unknown name in `.env` is a warning.
            """;

    private static final String TAIL =
            """

            Exit codes: 78 configuration, 65 data of a newer version, 69 database away, 73 data folder that cannot be written, 74 full disk or own
            database that does not start, 75 data folder or port in use, 70 anything else, 64 a command that was asked for wrongly.
            """;

    private ReferencePage() {}

    /** The page as Markdown. */
    public static String text() {
        return DescribedGroup.all().stream()
                .map(ReferencePage::section)
                .collect(Collectors.joining("", HEAD, TAIL));
    }

    private static String section(DescribedGroup group) {
        return "\n## "
                + group.title()
                + "\n\n| variable | where it is not set | read by | meaning |\n|---|---|---|---|\n"
                + group.variables().stream().map(ReferencePage::rows).collect(Collectors.joining());
    }

    private static String rows(Described variable) {
        var row =
                row(
                        variable.name(),
                        variable.otherwise(),
                        variable,
                        variable.meaning() + (variable.secret() ? " (secret)" : ""));
        return row
                + variable.alias()
                        .map(
                                alias ->
                                        row(
                                                alias,
                                                "`" + variable.name() + "`",
                                                variable,
                                                "another name for the same"
                                                        + (variable.secret() ? " (secret)" : "")))
                        .orElse("");
    }

    private static String row(String name, String otherwise, Described variable, String meaning) {
        var cells = List.of("`" + name + "`", otherwise, variable.readBy().words(), meaning);
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
