package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the functions the tables of messages switch the area on, all of them or none. */
class MessagesAreaTest {

    private static final List<String> OTHERS =
            List.of(
                    "USERS_TABLE_NAME",
                    "NOTIFICATIONS_TABLE_NAME",
                    "NOTICES_TABLE_NAME",
                    "STREAM_TABLE_NAME",
                    "CONNECTIONS_TABLE_NAME",
                    "DELIVERIES_TABLE_NAME",
                    "ONCE_TABLE_NAME");

    private final Map<String, String> variables =
            new HashMap<>(
                    Map.of(
                            "PACENOTE_SANDBOX", "on",
                            "DATABASE_URL", "postgres://u:p@db.example/pn",
                            "JWT_SECRET", "x".repeat(32),
                            "SES_FROM", "news@pacenote.example",
                            "AWS_REGION", "eu-central-1"));

    /** What the functions need whatever their areas are. */
    @BeforeEach
    void give() {
        for (var name :
                List.of(
                        "USER_SESSIONS_TABLE_NAME",
                        "MAP_SEARCH_RESULTS_TABLE_NAME",
                        "DAILY_EMAILS_TABLE_NAME",
                        "API_TOKENS_TABLE_NAME",
                        "LEADERBOARD_CACHE_TABLE_NAME")) {
            variables.put(name, name);
        }
        for (var name :
                List.of(
                        "MAP_SEARCH_QUEUE_URL",
                        "SCHEDULER_QUEUE_URL",
                        "DAILY_EMAIL_QUEUE_URL",
                        "ACCOUNT_MAIL_QUEUE_URL")) {
            variables.put(name, "https://sqs.eu-central-1.amazonaws.com/1/" + name);
        }
    }

    private List<String> areas() {
        return switch (Configuration.readForLambda(variables)) {
            case Configuration.Result.Complete(var configuration) ->
                    configuration.areas().stream().map(Area::name).toList();
            case Configuration.Result.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @Test
    void without_tables_messages_are_off() {
        assertThat(areas()).containsExactly("trackmania");
    }

    @Test
    void with_all_tables_messages_are_on() {
        variables.put("MESSAGES_TABLE_NAME", "messages");
        OTHERS.forEach(name -> variables.put(name, name));

        assertThat(areas()).containsExactly("messages", "trackmania");
    }

    @Test
    void with_some_of_the_tables_nothing_starts_and_the_others_are_named() {
        variables.put("MESSAGES_TABLE_NAME", "messages");

        assertThat(Configuration.readForLambda(variables))
                .isInstanceOfSatisfying(
                        Configuration.Result.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .anySatisfy(
                                                problem -> assertThat(problem).contains(OTHERS)));
    }
}
