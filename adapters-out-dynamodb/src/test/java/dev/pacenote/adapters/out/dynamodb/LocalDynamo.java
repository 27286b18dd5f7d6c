package dev.pacenote.adapters.out.dynamodb;

import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local in this process, spoken to over HTTP, with the tables of the assembly. */
final class LocalDynamo implements AutoCloseable {

    private final DynamoDBProxyServer server;
    private final DynamoDbClient client;

    LocalDynamo() {
        try {
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            server =
                    ServerRunner.createServerFromCommandLineArgs(
                            new String[] {"-inMemory", "-port", Integer.toString(port)});
            server.start();
            client = client("http://127.0.0.1:" + port);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    DynamoDbClient client() {
        return client;
    }

    static DynamoDbClient client(String endpoint) {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }

    DynamoTable sessions() {
        return simple("sessions", "id");
    }

    DynamoTable boards() {
        return simple("boards", "mapUid");
    }

    private DynamoTable simple(String name, String key) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(key(key, KeyType.HASH))
                                .attributeDefinitions(attribute(key, ScalarAttributeType.S)));
        return new DynamoTable(client, name);
    }

    DynamoTable emails() {
        client.createTable(
                create ->
                        create.tableName("emails")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(
                                        key(DynamoDailyEmails.PERSON, KeyType.HASH),
                                        key(DynamoDailyEmails.DATE, KeyType.RANGE))
                                .attributeDefinitions(
                                        attribute(DynamoDailyEmails.PERSON, ScalarAttributeType.N),
                                        attribute(DynamoDailyEmails.DATE, ScalarAttributeType.S),
                                        attribute(DynamoDailyEmails.MAIL, ScalarAttributeType.S),
                                        attribute(DynamoDailyEmails.OWED, ScalarAttributeType.S))
                                .globalSecondaryIndexes(
                                        index(
                                                DynamoDailyEmails.BY_ID,
                                                List.of(key(DynamoDailyEmails.MAIL, KeyType.HASH))),
                                        index(
                                                DynamoDailyEmails.UNSENT,
                                                List.of(
                                                        key(DynamoDailyEmails.OWED, KeyType.HASH),
                                                        key(
                                                                DynamoDailyEmails.DATE,
                                                                KeyType.RANGE)))));
        return new DynamoTable(client, "emails");
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static GlobalSecondaryIndex index(String name, List<KeySchemaElement> keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys)
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
