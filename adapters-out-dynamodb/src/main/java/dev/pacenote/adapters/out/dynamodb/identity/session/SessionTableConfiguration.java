package dev.pacenote.adapters.out.dynamodb.identity.session;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The table of sessions in DynamoDB. */
@ConfigurationProperties("session-table")
@Requires(property = "session-table.name")
@VariableGroup(title = "Sessions in DynamoDB", order = 495)
public record SessionTableConfiguration(
        @Variable(
                        value = "USER_SESSIONS_TABLE_NAME",
                        neededWith = "SESSION_STORE=dynamodb",
                        meaning = "DynamoDB table of sessions")
                String name) {}
