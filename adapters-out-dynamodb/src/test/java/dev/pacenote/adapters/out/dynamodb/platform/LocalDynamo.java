package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTableShapes;
import java.net.ServerSocket;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local in this process, spoken to over HTTP, with the tables of the assembly. */
public final class LocalDynamo implements AutoCloseable {

    private final DynamoDBProxyServer server;
    private final DynamoDbClient client;

    public LocalDynamo() {
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

    public DynamoDbClient client() {
        return client;
    }

    public static DynamoDbClient client(String endpoint) {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }

    public DynamoTable sessions() {
        DynamoTables.createSessions(client, "sessions");
        return new DynamoTable(() -> client, "sessions");
    }

    DynamoTable searches() {
        DynamoTables.createSearches(client, "searches");
        return new DynamoTable(() -> client, "searches");
    }

    DynamoTable boards() {
        DynamoTables.createBoards(client, "boards");
        return new DynamoTable(() -> client, "boards");
    }

    DynamoTable tokens() {
        DynamoTables.createTokens(client, "tokens");
        return new DynamoTable(() -> client, "tokens");
    }

    public DynamoTable notices() {
        MessagingTableShapes.createNotices(client, "notices");
        return new DynamoTable(() -> client, "notices");
    }

    public DynamoTable deliveries() {
        DynamoTables.createDeliveries(client, "deliveries");
        return new DynamoTable(() -> client, "deliveries");
    }

    public DynamoTable emails() {
        DynamoTables.createEmails(client, "emails");
        return new DynamoTable(() -> client, "emails");
    }

    public DynamoTable connections() {
        DynamoTables.createConnections(client, "connections");
        return new DynamoTable(() -> client, "connections");
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
