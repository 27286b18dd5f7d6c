package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where parts are kept in DynamoDB, all that it takes is named, or nothing starts. */
class PartsAreaTest {

    private static final Map<String, String> TABLES =
            Map.of(
                    "PARTS_STORE", "dynamodb",
                    "PARTS_TABLE_NAME", "parts",
                    "STOCK_TABLE_NAME", "stock");

    /** What functions need for an inbox. */
    private static final List<String> INBOX =
            List.of(
                    "MESSAGES_TABLE_NAME",
                    "USERS_TABLE_NAME",
                    "NOTIFICATIONS_TABLE_NAME",
                    "NOTICES_TABLE_NAME",
                    "STREAM_TABLE_NAME",
                    "CONNECTIONS_TABLE_NAME",
                    "DELIVERIES_TABLE_NAME",
                    "ONCE_TABLE_NAME");

    private static Map<String, String> functions() {
        var variables =
                new HashMap<>(
                        Map.of(
                                "PACENOTE_SANDBOX", "on",
                                "FEATURES", "parts",
                                "DATABASE_URL", "postgres://u:p@db.example/pn",
                                "JWT_SECRET", "x".repeat(32),
                                "SES_FROM", "news@pacenote.example",
                                "AWS_REGION", "eu-central-1"));
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
        return variables;
    }

    private static List<String> problems(Configuration.Result result) {
        return switch (result) {
            case Configuration.Result.Complete _ -> List.of();
            case Configuration.Result.Refused(var problems) -> problems;
        };
    }

    @Test
    void functions_have_parts_where_they_have_an_inbox_tables_and_a_bucket_for_them() {
        var variables = functions();
        assertThat(problems(Configuration.readForLambda(variables)))
                .containsExactly(
                        "Parts needs an inbox: MESSAGES_TABLE_NAME and the others of its group.");

        INBOX.forEach(name -> variables.put(name, name));
        assertThat(problems(Configuration.readForLambda(variables)))
                .containsExactly(
                        "Parts needs tables: PARTS_STORE=dynamodb, PARTS_TABLE_NAME and"
                                + " STOCK_TABLE_NAME.");

        variables.putAll(TABLES);
        assertThat(problems(Configuration.readForLambda(variables)))
                .containsExactly("Parts needs a bucket for files: ATTACHMENTS_BUCKET_NAME.");

        variables.put("ATTACHMENTS_BUCKET_NAME", "files");
        assertThat(Configuration.readForLambda(variables))
                .isInstanceOfSatisfying(
                        Configuration.Result.Complete.class,
                        complete ->
                                assertThat(complete.configuration().areas())
                                        .extracting(Area::name)
                                        .containsExactly("parts"));

        variables.remove("STOCK_TABLE_NAME");
        assertThat(problems(Configuration.readForLambda(variables)))
                .singleElement()
                .asString()
                .contains("STOCK_TABLE_NAME");
    }

    @Test
    void a_server_names_what_its_tables_need() {
        assertThat(problems(Configuration.read(Map.of("PARTS_STORE", "dynamodb"))))
                .singleElement()
                .asString()
                .startsWith("PARTS_STORE=dynamodb needs ")
                .contains("PARTS_TABLE_NAME", "STOCK_TABLE_NAME", "AWS_REGION");
        assertThat(problems(Configuration.read(Map.of("PARTS_TABLE_NAME", "parts"))))
                .containsExactly(
                        "PARTS_TABLE_NAME and STOCK_TABLE_NAME need PARTS_STORE=dynamodb.");
        assertThat(problems(Configuration.read(Map.of("ATTACHMENTS_BUCKET_NAME", "files"))))
                .containsExactly("ATTACHMENTS_BUCKET_NAME needs AWS_REGION.");
        var whole = new HashMap<>(TABLES);
        whole.put("AWS_REGION", "eu-central-1");
        assertThat(problems(Configuration.read(whole))).isEmpty();
    }
}
