package dev.pacenote.assembly;

import java.util.Locale;
import java.util.stream.Collectors;

/** The reference of all variables, as {@code docs/configuration.md} shows it. */
final class ConfigurationReference {

    private static final String HEAD =
            "| variable | where it is not set | meaning |\n|---|---|---|\n";

    private ConfigurationReference() {}

    static String text() {
        return String.format(
                Locale.ROOT,
                """
                # Configuration

                <!-- Made of Variable.java by ConfigurationReferenceTest; change it there. -->

                Environment variables, and those of a file `.env`, read once at the start; `./pacenote doctor` examines them and
                everything they name. A wrong value or half a group refuses to start (exit code 78) and is named; secrets are never
                printed.

                ## Everywhere

                %s
                ## The server alone

                %s
                ## The functions alone

                %s
                Exit codes: 78 configuration, 65 data of a newer version, 69 database away, 73 data folder that cannot be written, 74 full disk or own
                database that does not start, 75 data folder or port in use, 70 anything else, 64 a command that was asked for wrongly.
                """,
                rows(Variable.Used.BY_BOTH),
                rows(Variable.Used.BY_SERVER),
                rows(Variable.Used.BY_FUNCTIONS));
    }

    private static String rows(Variable.Used by) {
        return Variable.used(by).stream()
                .map(variable -> variable.row() + "\n")
                .collect(Collectors.joining("", HEAD, ""));
    }
}
