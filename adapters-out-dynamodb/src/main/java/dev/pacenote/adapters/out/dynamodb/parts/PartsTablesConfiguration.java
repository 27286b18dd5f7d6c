package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The names of the tables of parts in DynamoDB. */
@ConfigurationProperties("parts-tables")
@Requires(property = "parts-tables.parts")
@VariableGroup(title = "Parts in DynamoDB", order = 447)
public record PartsTablesConfiguration(
        @Variable(
                        value = "PARTS_TABLE_NAME",
                        neededWith = PartsTablesConfiguration.CHOSEN,
                        meaning = "DynamoDB table of parts, tasks and settings")
                String parts,
        @Variable(
                        value = "STOCK_TABLE_NAME",
                        neededWith = PartsTablesConfiguration.CHOSEN,
                        meaning = "DynamoDB table of pools and ledgers")
                String stock) {

    private static final String CHOSEN = "PARTS_STORE=dynamodb";
}
