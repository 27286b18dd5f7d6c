package dev.pacenote.domain.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A change of preferences is merged; what it does not name stays. */
class PreferenceDefinitionsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final PreferenceDefinitions DEFINITIONS = definitions();

    private final NoticePreferences initial = NoticePreferences.initial(new AccountId(7));

    private static PreferenceDefinitions definitions() {
        var all = new ArrayList<>(CorePreferences.ALL);
        all.add(new PreferenceDefinition("/previews", new PreferenceForm.Flag(), true));
        return new PreferenceDefinitions(all, Set.of("weather", "weather.storm"));
    }

    private static NoticePreferences merged(NoticePreferences before, Map<String, ?> tree) {
        var patch = DEFINITIONS.patch(tree);
        assertThat(patch.faults()).isEmpty();
        return DEFINITIONS.merged(before, patch, NOON);
    }

    private static Map<String, Object> tree(NoticePreferences preferences) {
        return DEFINITIONS.tree(preferences, "Europe/Riga");
    }

    private static Map<String, Object> nothing(String name) {
        var map = new HashMap<String, Object>();
        map.put(name, null);
        return map;
    }

    private static List<String> faults(Map<String, ?> tree) {
        return DEFINITIONS.patch(tree).faults().stream()
                .map(fault -> fault.path() + " " + fault.code())
                .toList();
    }

    @Test
    void a_person_who_chose_nothing_has_the_initial_values() {
        assertThat(tree(initial))
                .containsEntry("notifications", Map.of("email", true, "push", true, "inApp", true))
                .containsEntry("theme", "light")
                .containsEntry("language", "en")
                .containsEntry("timezone", "Europe/Riga")
                .containsEntry(
                        "quietHours",
                        Map.of(
                                "enabled",
                                false,
                                "start",
                                "22:00",
                                "end",
                                "07:00",
                                "days",
                                List.of(1, 2, 3, 4, 5, 6, 7)))
                .containsEntry("mailDelaySeconds", 900)
                .containsEntry("previews", true)
                .containsEntry("topics", Map.of());
    }

    @Test
    void a_new_value_leaves_all_others_alone_at_every_depth() {
        var dark = merged(initial, Map.of("theme", "dark"));
        var quiet =
                merged(dark, Map.of("quietHours", Map.of("enabled", true, "days", List.of(7, 6))));

        assertThat(tree(quiet))
                .containsEntry("theme", "dark")
                .containsEntry(
                        "quietHours",
                        Map.of(
                                "enabled",
                                true,
                                "start",
                                "22:00",
                                "end",
                                "07:00",
                                "days",
                                List.of(6, 7)));
        assertThat(quiet.chosenAt()).contains(NOON);
    }

    @Test
    void null_brings_the_initial_value_back_for_one_value_or_a_whole_group() {
        var chosen =
                merged(
                        initial,
                        Map.of(
                                "theme",
                                "dark",
                                "quietHours",
                                Map.of("enabled", true, "start", "21:00"),
                                "topics",
                                Map.of("weather", Map.of("push", true, "mail", false))));

        assertThat(tree(merged(chosen, nothing("theme")))).containsEntry("theme", "light");
        assertThat(merged(merged(chosen, nothing("quietHours")), nothing("theme")).choices())
                .containsOnlyKeys("/topics/weather/push", "/topics/weather/mail");
        assertThat(tree(merged(chosen, Map.of("topics", Map.of("weather", nothing("push"))))))
                .containsEntry("topics", Map.of("weather", Map.of("mail", false)));
        assertThat(tree(merged(chosen, Map.of("topics", nothing("weather")))))
                .containsEntry("topics", Map.of());
        assertThat(tree(merged(chosen, nothing("topics")))).containsEntry("topics", Map.of());
    }

    @Test
    void a_topic_has_choices_beside_those_of_its_area() {
        var chosen =
                merged(
                        initial,
                        Map.of(
                                "topics",
                                Map.of(
                                        "weather",
                                        Map.of("push", true),
                                        "weather.storm",
                                        Map.of("push", false))));

        assertThat(tree(chosen))
                .containsEntry(
                        "topics",
                        Map.of(
                                "weather",
                                Map.of("push", true),
                                "weather.storm",
                                Map.of("push", false)));
    }

    @Test
    void a_person_who_names_what_holds_already_changes_nothing() {
        var dark = merged(initial, Map.of("theme", "dark"));

        assertThat(
                        merged(
                                initial,
                                Map.of("theme", "light", "notifications", Map.of("email", true))))
                .isSameAs(initial);
        assertThat(merged(dark, Map.of("theme", "dark"))).isSameAs(dark);
        assertThat(merged(initial, nothing("theme"))).isSameAs(initial);
        assertThat(merged(initial, Map.of())).isSameAs(initial);
    }

    @Test
    void the_switch_for_mail_is_the_one_of_the_daily_mail() {
        var off = merged(initial, Map.of("notifications", Map.of("email", false)));

        assertThat(off.dailyMail()).isEqualTo(initial.dailyMail().switchedOff(NOON));
        assertThat(off.choices()).isEmpty();
        assertThat(DEFINITIONS.inForce(CorePreferences.EMAIL, off)).isEqualTo(false);
        assertThat(merged(off, nothing("notifications")).dailyMail().isOn()).isTrue();
    }

    @Test
    void a_misspelled_name_is_no_setting_and_a_value_of_another_form_is_refused() {
        assertThat(faults(Map.of("them", "dark"))).containsExactly("/them unknown_property");
        assertThat(faults(Map.of("quietHours", Map.of("begin", "22:00"))))
                .containsExactly("/quietHours/begin unknown_property");
        assertThat(faults(Map.of("topics", Map.of("whether", Map.of("push", true)))))
                .containsExactly("/topics/whether unknown_topic");
        assertThat(faults(Map.of("topics", Map.of("weather", Map.of("pusch", true)))))
                .containsExactly("/topics/weather/pusch unknown_property");
        assertThat(faults(Map.of("topics", Map.of("weather", Map.of("digest", false)))))
                .as("the daily mail is one whole")
                .containsExactly("/topics/weather/digest unknown_property");
        assertThat(faults(Map.of("quietHours", true))).containsExactly("/quietHours wrong_type");
        assertThat(faults(Map.of("topics", 1))).containsExactly("/topics wrong_type");
        assertThat(faults(Map.of("topics", Map.of("weather", 1))))
                .containsExactly("/topics/weather wrong_type");
    }

    @Test
    void what_is_locked_for_a_topic_cannot_be_chosen_and_is_not_shown_as_chosen() {
        var locking =
                new PreferenceDefinitions(
                        CorePreferences.ALL,
                        Set.of("weather", "weather.storm"),
                        Map.of("weather.storm", TopicChannels.MAILED_ALREADY));

        var refused =
                locking.patch(Map.of("topics", Map.of("weather.storm", Map.of("mail", false))));
        var taken =
                locking.patch(
                        Map.of(
                                "topics",
                                Map.of(
                                        "weather.storm",
                                        Map.of("push", false),
                                        "weather",
                                        Map.of("mail", false))));

        assertThat(refused.faults())
                .extracting(fault -> fault.path() + " " + fault.code())
                .containsExactly("/topics/weather.storm/mail unknown_property");
        assertThat(taken.faults()).isEmpty();
        var before = initial.choosing(Map.of("/topics/weather.storm/mail", false), NOON);
        assertThat(locking.tree(before, "Europe/Riga")).containsEntry("topics", Map.of());
    }

    @Test
    void values_are_checked_by_their_form() {
        assertThat(faults(Map.of("theme", "pink"))).containsExactly("/theme unknown_value");
        assertThat(faults(Map.of("theme", 1))).containsExactly("/theme unknown_value");
        assertThat(faults(Map.of("language", "english")))
                .containsExactly("/language unknown_value");
        assertThat(faults(Map.of("timezone", "Riga"))).containsExactly("/timezone unknown_value");
        assertThat(faults(Map.of("mailDelaySeconds", 86_401)))
                .containsExactly("/mailDelaySeconds out_of_range");
        assertThat(faults(Map.of("mailDelaySeconds", 86_400))).isEmpty();
        assertThat(faults(Map.of("mailDelaySeconds", -1))).hasSize(1);
        assertThat(faults(Map.of("mailDelaySeconds", 1.5))).hasSize(1);
        for (var time : List.of("24:00", "7:00", "22:00:00", "")) {
            assertThat(faults(Map.of("quietHours", Map.of("start", time))))
                    .containsExactly("/quietHours/start invalid_time");
        }
        for (var days : List.of(List.of(0), List.of(8), List.of(1, 1), List.of("1"))) {
            assertThat(faults(Map.of("quietHours", Map.of("days", days))))
                    .containsExactly("/quietHours/days unknown_value");
        }
        assertThat(faults(Map.of("quietHours", Map.of("days", List.of())))).isEmpty();
        assertThat(faults(Map.of("notifications", Map.of("push", "yes"))))
                .containsExactly("/notifications/push wrong_type");
    }

    @Test
    void two_features_cannot_define_the_same() {
        var other = new PreferenceDefinition("/theme", new PreferenceForm.Flag(), true);

        assertThatThrownBy(
                        () ->
                                new PreferenceDefinitions(
                                        List.of(CorePreferences.ALL.get(3), other), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/theme");
    }
}
