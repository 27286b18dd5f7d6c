package dev.pacenote.assembly;

import dev.pacenote.domain.identity.account.EmailAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The variables that name AWS's services; only the Lambda assembly has them. */
final class AwsVariables {

    private static final String NOWHERE = "http://localhost";

    private static final List<Variable> GROUP =
            List.of(
                    Variable.USER_SESSIONS_TABLE_NAME,
                    Variable.MAP_SEARCH_RESULTS_TABLE_NAME,
                    Variable.DAILY_EMAILS_TABLE_NAME,
                    Variable.API_TOKENS_TABLE_NAME,
                    Variable.LEADERBOARD_CACHE_TABLE_NAME,
                    Variable.MAP_SEARCH_QUEUE_URL,
                    Variable.SCHEDULER_QUEUE_URL,
                    Variable.DAILY_EMAIL_QUEUE_URL,
                    Variable.LETTER_QUEUE_URL,
                    Variable.SES_FROM,
                    Variable.AWS_REGION);

    private final Variables variables;

    AwsVariables(Variables variables) {
        this.variables = variables;
    }

    /** Empty when something is missing, which is noted then. */
    Optional<Configuration.Aws> read() {
        var missing = new ArrayList<Variable>();
        GROUP.forEach(name -> variables.require(name, missing));
        if (!variables.has(Variable.DATABASE_URL)
                && !variables.has(Variable.NEON_DB_CONNECTION_STRING)) {
            missing.add(Variable.DATABASE_URL);
        }
        if (!missing.isEmpty()) {
            variables.problem("The Lambda assembly needs " + Variable.names(missing) + ".");
            return Optional.empty();
        }
        var from = variables.parsed(Variable.SES_FROM, "an e-mail address", EmailAddress::new);
        return Optional.of(
                new Configuration.Aws(
                        new Configuration.Aws.Tables(
                                named(Variable.USER_SESSIONS_TABLE_NAME),
                                named(Variable.MAP_SEARCH_RESULTS_TABLE_NAME),
                                named(Variable.DAILY_EMAILS_TABLE_NAME),
                                named(Variable.API_TOKENS_TABLE_NAME),
                                named(Variable.LEADERBOARD_CACHE_TABLE_NAME)),
                        new Configuration.Aws.Queues(
                                variables.url(Variable.MAP_SEARCH_QUEUE_URL, NOWHERE),
                                variables.url(Variable.SCHEDULER_QUEUE_URL, NOWHERE),
                                variables.url(Variable.DAILY_EMAIL_QUEUE_URL, NOWHERE),
                                variables.url(Variable.LETTER_QUEUE_URL, NOWHERE)),
                        variables.get(Variable.LARGE_ANSWERS_BUCKET),
                        from.map(EmailAddress::value).orElse(""),
                        named(Variable.AWS_REGION),
                        new Configuration.Aws.Endpoints(
                                endpoint(Variable.AWS_ENDPOINT_URL_DYNAMODB),
                                endpoint(Variable.AWS_ENDPOINT_URL_SQS),
                                endpoint(Variable.AWS_ENDPOINT_URL_SESV2),
                                endpoint(Variable.AWS_ENDPOINT_URL_S3))));
    }

    private String named(Variable name) {
        return variables.get(name).orElseThrow();
    }

    /** One service's endpoint, or that of all of them. */
    private Optional<URI> endpoint(Variable name) {
        return Stream.of(name, Variable.AWS_ENDPOINT_URL)
                .filter(variables::has)
                .findFirst()
                .map(given -> variables.url(given, NOWHERE));
    }
}
