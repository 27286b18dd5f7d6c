package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The table of open sockets in DynamoDB. */
@ConfigurationProperties("connection-table")
@Requires(property = "connection-table.name")
@VariableGroup(title = "Sockets in DynamoDB", order = 502, needs = "The table of sockets needs")
public record ConnectionTableConfiguration(
        @Variable(
                        value = "CONNECTIONS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of open sockets")
                String name) {}
