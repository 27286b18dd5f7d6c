package dev.pacenote.adapters.out.dynamodb.notice;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The names of the tables by which functions have messages, an inbox and a stream. */
@ConfigurationProperties("messaging-tables")
@Requires(property = "messaging-tables.messages")
@VariableGroup(
        title = "Tables of messages, inbox and stream in DynamoDB",
        order = 505,
        needs = "Messages, inbox and stream need")
public record MessagingTablesConfiguration(
        @Variable(
                        value = "USERS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of what streams have to know of accounts")
                String users,
        @Variable(
                        value = "MESSAGES_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning =
                                "DynamoDB table of messages and conversations; with the others of"
                                        + " this group it switches `messages` on")
                String messages,
        @Variable(
                        value = "NOTIFICATIONS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of what inboxes show")
                String notifications,
        @Variable(
                        value = "NOTICES_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of what people were told")
                String notices,
        @Variable(
                        value = "STREAM_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of people's numbered events")
                String stream,
        @Variable(
                        value = "CONNECTIONS_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of open sockets")
                String connections,
        @Variable(
                        value = "DELIVERIES_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning = "DynamoDB table of what becomes of notices on their ways out")
                String deliveries,
        @Variable(
                        value = "ONCE_TABLE_NAME",
                        readBy = ReadBy.FUNCTIONS,
                        meaning =
                                "DynamoDB table of what is done once: tickets, replies, clients'"
                                        + " ids")
                String once) {}
