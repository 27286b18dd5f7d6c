package dev.pacenote.assembly;

import dev.pacenote.domain.identity.EmailAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables that name AWS's services; only the Lambda assembly has them. */
final class AwsVariables {

    private static final String NOWHERE = "http://localhost";

    private static final List<String> GROUP =
            List.of(
                    "USER_SESSIONS_TABLE_NAME",
                    "MAP_SEARCH_RESULTS_TABLE_NAME",
                    "DAILY_EMAILS_TABLE_NAME",
                    "API_TOKENS_TABLE_NAME",
                    "LEADERBOARD_CACHE_TABLE_NAME",
                    "MAP_SEARCH_QUEUE_URL",
                    "SCHEDULER_QUEUE_URL",
                    "DAILY_EMAIL_QUEUE_URL",
                    "LETTER_QUEUE_URL",
                    "SES_FROM",
                    "AWS_REGION");

    private final Variables variables;

    AwsVariables(Variables variables) {
        this.variables = variables;
    }

    /** Empty when something is missing, which is noted then. */
    Optional<Configuration.Aws> read() {
        var missing = new ArrayList<String>();
        GROUP.forEach(name -> variables.require(name, missing));
        if (!variables.has("DATABASE_URL") && !variables.has("NEON_DB_CONNECTION_STRING")) {
            missing.add("DATABASE_URL");
        }
        if (!missing.isEmpty()) {
            variables.problem("The Lambda assembly needs " + String.join(", ", missing) + ".");
            return Optional.empty();
        }
        var from = variables.parsed("SES_FROM", "an e-mail address", EmailAddress::new);
        return Optional.of(
                new Configuration.Aws(
                        new Configuration.Aws.Tables(
                                named("USER_SESSIONS_TABLE_NAME"),
                                named("MAP_SEARCH_RESULTS_TABLE_NAME"),
                                named("DAILY_EMAILS_TABLE_NAME"),
                                named("API_TOKENS_TABLE_NAME"),
                                named("LEADERBOARD_CACHE_TABLE_NAME")),
                        new Configuration.Aws.Queues(
                                variables.url("MAP_SEARCH_QUEUE_URL", NOWHERE),
                                variables.url("SCHEDULER_QUEUE_URL", NOWHERE),
                                variables.url("DAILY_EMAIL_QUEUE_URL", NOWHERE),
                                variables.url("LETTER_QUEUE_URL", NOWHERE)),
                        from.map(EmailAddress::value).orElse(""),
                        named("AWS_REGION"),
                        new Configuration.Aws.Endpoints(
                                endpoint("AWS_ENDPOINT_URL_DYNAMODB"),
                                endpoint("AWS_ENDPOINT_URL_SQS"),
                                endpoint("AWS_ENDPOINT_URL_SESV2"))));
    }

    private String named(String name) {
        return variables.get(name).orElseThrow();
    }

    /** One service's endpoint, or that of all of them. */
    private Optional<URI> endpoint(String name) {
        return Stream.of(name, "AWS_ENDPOINT_URL")
                .filter(variables::has)
                .findFirst()
                .map(given -> variables.url(given, NOWHERE));
    }
}
