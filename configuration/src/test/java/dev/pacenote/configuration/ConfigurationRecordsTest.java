package dev.pacenote.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationRecordsTest {

    private static ConfigurationRecords server(Map<String, String> variables) {
        return ConfigurationRecords.read(
                Variables.of(variables), ReadBy.SERVER, List.of(), Set.of());
    }

    private static final Map<String, String> ALL =
            Map.of(
                    "SAMPLE_TEXT", "costs ${nothing} and a ${SAMPLE_NUMBER:$}",
                    "SAMPLE_NUMBER", "7",
                    "SAMPLE_KIND", "other_one",
                    "SAMPLE_TIME", "06:30",
                    "SAMPLE_LIST", " a, ${b} ,,c",
                    "SAMPLE_ADDRESS", "http://127.0.0.1:9/x/",
                    "SAMPLE_SECRET", "pass${word}",
                    "SAMPLE_SERVER", "here",
                    "GROUP_HOST", "host",
                    "GROUP_USER", "user");

    @Test
    void every_component_has_the_value_of_its_variable() {
        var sample = server(ALL).get(Sample.class);

        assertThat(sample.text()).isEqualTo("costs ${nothing} and a ${SAMPLE_NUMBER:$}");
        assertThat(sample.number()).isEqualTo(7);
        assertThat(sample.kind()).isEqualTo(Sample.Kind.OTHER_ONE);
        assertThat(sample.time()).contains(LocalTime.of(6, 30));
        assertThat(sample.list()).containsExactly("a", "${b}", "c");
        assertThat(sample.url().orElseThrow()).hasToString("http://127.0.0.1:9/x");
        assertThat(sample.secret()).contains("pass${word}");
        assertThat(sample.server()).isEqualTo("here");
        assertThat(server(ALL).get(SampleGroup.class))
                .isEqualTo(new SampleGroup("host", "user", 3));
    }

    @Test
    void a_blank_variable_is_not_set_and_what_is_not_set_has_its_default() {
        var sample = server(Map.of("SAMPLE_TEXT", " ", "SAMPLE_TIME", "")).get(Sample.class);

        assertThat(sample.text()).isEqualTo("as it is");
        assertThat(sample.number()).isEqualTo(5);
        assertThat(sample.kind()).isEqualTo(Sample.Kind.ONE);
        assertThat(sample.time()).isEmpty();
        assertThat(sample.list()).isEmpty();
    }

    @Test
    void the_context_binds_equal_records_and_takes_nothing_in_a_value_for_a_name() {
        // Two contexts, one for each set of variables.
        for (var variables : List.of(ALL, Map.<String, String>of())) {
            var records = server(variables);
            try (var context = ApplicationContexts.builder(records.properties()).start()) {
                assertThat(context.getBean(Sample.class)).isEqualTo(records.get(Sample.class));
                assertThat(context.findBean(SampleGroup.class))
                        .isEqualTo(records.find(SampleGroup.class));
                assertThat(context.getProperty("sample.kind", String.class))
                        .contains(variables.getOrDefault("SAMPLE_KIND", "one"));
            }
        }
    }

    @Test
    void every_problem_is_named_at_once_and_no_value_is_repeated() {
        var problems =
                server(
                                Map.of(
                                        "SAMPLE_NUMBER", "10",
                                        "SAMPLE_KIND", "ONE",
                                        "SAMPLE_TIME", "25:00",
                                        "SAMPLE_URL", "ftp://hunter2",
                                        "SAMPLE_TEXT", "a\tb",
                                        "GROUP_PORT", "4"))
                        .problems();

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "SAMPLE_NUMBER must be a whole number from 1 to 9.",
                        "SAMPLE_KIND must be one of one, other_one.",
                        "SAMPLE_TIME must be a time.",
                        "SAMPLE_URL must be an http or https address.",
                        "SAMPLE_TEXT must not hold control characters.",
                        "The group needs GROUP_HOST, GROUP_USER as well.");
    }

    @Test
    void a_record_looks_for_what_is_wrong_with_it_as_a_whole() {
        assertThat(server(Map.of("SAMPLE_KIND", "other_one")).problems())
                .containsExactly("SAMPLE_KIND other_one needs SAMPLE_TIME.");
    }

    @Test
    void two_names_of_one_variable_may_not_differ() {
        assertThat(
                        server(
                                        Map.of(
                                                "SAMPLE_URL", "http://a",
                                                "SAMPLE_ADDRESS", "http://b"))
                                .problems())
                .containsExactly("SAMPLE_URL and SAMPLE_ADDRESS differ; set one of them.");
        assertThat(
                        server(
                                        Map.of(
                                                "SAMPLE_URL", "http://a",
                                                "SAMPLE_ADDRESS", "http://a"))
                                .problems())
                .isEmpty();
    }

    @Test
    void the_functions_name_what_they_need_and_ignore_what_the_server_reads() {
        var functions =
                ConfigurationRecords.read(
                        Variables.of(Map.of("SAMPLE_SERVER", "here")),
                        ReadBy.FUNCTIONS,
                        List.of(),
                        Set.of());

        assertThat(functions.problems())
                .containsExactly("The Lambda assembly needs SAMPLE_SECRET.");
        assertThat(functions.get(Sample.class).server()).isEqualTo("none");
        assertThat(functions.isGiven("SAMPLE_SERVER")).isFalse();
        assertThat(server(Map.of()).problems()).isEmpty();
    }

    @Test
    void what_a_choice_needs_is_named_where_that_choice_is_made_and_nowhere_else() {
        var chosen = List.of("SAMPLE_KIND=other_one");
        var nothing = Variables.of(Map.of());

        assertThat(ConfigurationRecords.read(nothing, ReadBy.SERVER, chosen, Set.of()).problems())
                .containsExactly("SAMPLE_KIND=other_one needs SAMPLE_PARTNER as well.");
        assertThat(
                        ConfigurationRecords.read(nothing, ReadBy.FUNCTIONS, chosen, Set.of())
                                .problems())
                .containsExactly("The Lambda assembly needs SAMPLE_SECRET, SAMPLE_PARTNER.");
        assertThat(
                        ConfigurationRecords.read(
                                        Variables.of(Map.of("SAMPLE_PARTNER", "here")),
                                        ReadBy.SERVER,
                                        chosen,
                                        Set.of())
                                .problems())
                .isEmpty();
        assertThat(
                        ConfigurationRecords.read(
                                        nothing,
                                        ReadBy.SERVER,
                                        List.of("SAMPLE_KIND=one"),
                                        Set.of())
                                .problems())
                .isEmpty();
    }

    @Test
    void a_record_that_is_left_aside_is_absent_and_half_of_it_is_no_mistake() {
        var records =
                ConfigurationRecords.read(
                        Variables.of(Map.of("GROUP_HOST", "host")),
                        ReadBy.SERVER,
                        List.of(),
                        Set.of(SampleGroup.class));

        assertThat(records.problems()).isEmpty();
        assertThat(records.find(SampleGroup.class)).isEmpty();
    }

    @Test
    void an_unknown_name_that_can_only_be_meant_for_us_is_refused() {
        assertThat(server(Map.of("PACENOTE_ENV_FLIE", "x", "OTHER", "y")).problems())
                .containsExactly(
                        "PACENOTE_ENV_FLIE is not a variable of Pacenote; is PACENOTE_ENV_FILE"
                                + " meant?");
    }

    @Test
    void in_the_file_a_name_within_two_letters_is_refused_and_any_other_is_a_warning() {
        var variables =
                new Variables(
                        Map.of(
                                "SAMPLE_TXT", "1",
                                "SAMPL_NUMBR", "2",
                                "sample_list", "3",
                                "SOMETHING_ELSE", "4",
                                "GROUP_HOST_", "given to the process"),
                        Set.of("SAMPLE_TXT", "SAMPL_NUMBR", "sample_list", "SOMETHING_ELSE"));

        var records = ConfigurationRecords.read(variables, ReadBy.SERVER, List.of(), Set.of());

        assertThat(records.problems())
                .containsExactly(
                        "SAMPLE_TXT is not a variable of Pacenote; is SAMPLE_TEXT meant?",
                        "SAMPL_NUMBR is not a variable of Pacenote; is SAMPLE_NUMBER meant?",
                        "sample_list is not a variable of Pacenote; is SAMPLE_LIST meant?");
        assertThat(records.warnings())
                .containsExactly(
                        "SOMETHING_ELSE in the file of variables is not one of Pacenote's.");
    }

    @Test
    void letters_are_counted_that_must_be_put_in_left_out_or_changed() {
        assertThat(UnknownNames.distance("SMTP_HOST", "SMTP_HOST")).isZero();
        assertThat(UnknownNames.distance("SMTP_HOTS", "SMTP_HOST")).isEqualTo(2);
        assertThat(UnknownNames.distance("", "PORT")).isEqualTo(4);
        assertThat(UnknownNames.distance("PORTS", "PORT")).isEqualTo(1);
    }

    @Test
    void the_reference_has_a_row_for_every_variable_and_its_other_name() {
        assertThat(ReferencePage.text())
                .contains(
                        "## Sample\n",
                        "| `SAMPLE_TEXT` | `as it is` | the server and the functions | text |\n",
                        "| `SAMPLE_LIST` | unset | the server and the functions | list |\n",
                        "| `SAMPLE_ADDRESS` | `SAMPLE_URL` | the server and the functions | another"
                                + " name for the same |\n",
                        "| `SAMPLE_SECRET` | unset | the server and the functions | secret"
                                + " (secret) |\n",
                        "| `SAMPLE_SERVER` | `none` | the server | server |\n");
    }
}
