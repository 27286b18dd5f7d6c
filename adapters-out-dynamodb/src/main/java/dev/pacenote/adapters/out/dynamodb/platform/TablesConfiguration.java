package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The names of the tables in DynamoDB that only functions keep. */
@ConfigurationProperties("tables")
@Requires(property = "tables.searches")
@VariableGroup(title = "Tables in DynamoDB", order = 500)
public record TablesConfiguration(
        @Variable(
                        value = "MAP_SEARCH_RESULTS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        meaning = "DynamoDB table of searches")
                String searches,
        @Variable(
                        value = "DAILY_EMAILS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        meaning = "DynamoDB table of the day's mails")
                String emails,
        @Variable(
                        value = "API_TOKENS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        meaning =
                                "DynamoDB table of upstream tokens, sealed, and of the run's lock")
                String tokens,
        @Variable(
                        value = "LEADERBOARD_CACHE_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        functionsNeedIt = true,
                        meaning = "DynamoDB table of fetched boards")
                String boards) {}
