package dev.pacenote.assembly;

import java.util.stream.Collectors;

/** The reference of all variables, as {@code docs/configuration.md} shows it. */
final class ConfigurationReference {

    private static final String HEAD =
            "| variable | where it is not set | meaning |\n|---|---|---|\n";

    private ConfigurationReference() {}

    static String text() {
        return """
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
                Exit codes: 78 configuration, 69 database away at the start, 75 data folder in use, 64 a command that there is not.
                """
                .formatted(
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
